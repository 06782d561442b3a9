// Turns that no answer of the matrix can show, each with the reason. A turn that is found after all may not stand here.

export interface Excuse { readonly flip: RegExp; readonly why: string }

export const excused: readonly Excuse[] = [
  {
    flip: /requireAlso reaches\(context, view, target\): always no/,
    why: 'What is seen beside what is kept would need a second role, and an administrator holds none.',
  },
  {
    flip: /personActing if \(actor\.kind !== 'person'\) throw not-signed-in: always no/,
    why: 'Who is not signed in has been refused before the operation runs.',
  },
  {
    flip: /if \(constraint === 'role_holding_separate'\)/,
    why: 'The database speaks only where two give roles at the same moment; the rule itself stands before it.',
  },
  {
    flip: / (?:listSessions|actorOf) (?:session\.)?expires > .*: always yes/,
    why: 'The table keeps the idle end before the absolute one, and the idle end is looked at beside it.',
  },
  {
    flip: / endSessions ended_at is null: always yes/,
    why: 'One that has ended would end once more.',
  },
  {
    flip: / actorOf ended_at is null: always yes/,
    why: 'The row was found as one that has not ended by the same statement.',
  },
  {
    flip: /if \(rolesAgainst\(held, next\)\.length > 0\) throw roles-apart: always no/,
    why: 'The database refuses the second role as well, in the same words.',
  },
  {
    flip: / seenRows finding\.document_id = \$\{document\}: always yes/,
    why: 'Findings of another document have been refused by countElsewhere before.',
  },
  {
    flip: /reading\/src\/queries\/steps\.ts:\d+ \w+ unit\.lineage @> array/,
    why: 'Background work has no caller; tests/operation/rerun-document.test.ts looks at which documents it reads again.',
  },
]
