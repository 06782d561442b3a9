import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { lineOfStatement, replaceNames, sqlTokens } from './sql-text.ts'

describe('names in SQL', () => {
  const names = new Map([['lantai_app', 'app of "ours"']])
  const cases: readonly (readonly [string, string, string])[] = [
    ['a name', 'grant select on t to lantai_app;', 'grant select on t to "app of ""ours""";'],
    ['a name in capitals, which PostgreSQL folds', 'to LANTAI_APP', 'to "app of ""ours"""'],
    ['a quoted name', 'to "lantai_app"', 'to "app of ""ours"""'],
    ['a longer name', 'to lantai_app_2, my_lantai_app', 'to lantai_app_2, my_lantai_app'],
    ['a string', `select 'lantai_app', E'\\'lantai_app'`, `select 'lantai_app', E'\\'lantai_app'`],
    ['a string with a doubled quote', `select 'it''s lantai_app'`, `select 'it''s lantai_app'`],
    ['a comment', '-- lantai_app\nselect 1', '-- lantai_app\nselect 1'],
    ['a nested comment', '/* /* lantai_app */ lantai_app */ lantai_app', '/* /* lantai_app */ lantai_app */ "app of ""ours"""'],
    ['a body between dollar signs', 'as $body$ lantai_app $$ $body$ lantai_app', 'as $body$ lantai_app $$ $body$ "app of ""ours"""'],
    ['Chinese around', `comment on table 事项 is '给 lantai_app'`, `comment on table 事项 is '给 lantai_app'`],
  ]
  for (const [what, text, expected] of cases) it(`treats ${what} as it should`, () => assert.equal(replaceNames(text, names), expected))

  it('loses nothing when cut into tokens', () => {
    const text = `create table "a b" (x int default 1.5e3, y text default 'ä''' -- 注\n); /* open`
    assert.equal(sqlTokens(text).map((token) => token.text).join(''), text)
  })

  it('finds the line of a statement by its first word only', () => {
    const text = `-- commit\nselect 'commit; commit';\ncreate function f() returns int begin atomic select 1; select 2; end;\n\n  COMMIT;\n`
    assert.equal(lineOfStatement(text, ['commit']), 5)
    assert.equal(lineOfStatement('select 1; insert into x values (1)', ['commit', 'rollback']), undefined)
  })
})
