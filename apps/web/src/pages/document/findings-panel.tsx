import { Button, Checkbox } from 'antd'
import { useEffect, useMemo, useState } from 'react'
import { findings_of_document_max } from '../../api/asking.ts'
import type { Finding, Revision } from '../../api/asking.ts'
import { findingKinds } from '../../finding-kinds.ts'
import type { ShownKind } from '../../finding-kinds.ts'
import type { FindingKind } from '../../generated/client.ts'
import { useTranslate } from '../../language.ts'
import { KindShape } from '../../parts/kind.tsx'
import { Empty } from '../../parts/records.tsx'
import { DraftBar } from './draft-bar.tsx'
import { groupsOf, openAtFirst, rowsShown, stepsTo } from './finding-groups.ts'
import type { FindingGroup } from './finding-groups.ts'
import { FindingRow } from './finding-row.tsx'
import type { FindingActions } from './finding-row.tsx'
import { GroupButton } from './group-button.tsx'
import { revealRow } from './reveal-row.ts'
import { ReviewBar } from './review-bar.tsx'
import type { ReviewBarProps } from './review-bar.tsx'
import { isAdding } from './use-marks.ts'
import { WarningGroup } from './warning-group.tsx'
import { WarningShape } from './warning-shape.tsx'
import type { useWarnings } from './use-warnings.ts'

export interface FindingsFilter { readonly kind: ShownKind | undefined; readonly waiting: boolean }

interface FindingsPanelProps {
  readonly revision: Revision
  /** All of the document in the order of the text, and those that the filter leaves. */
  readonly findings: readonly Finding[]
  readonly filtered: readonly Finding[]
  readonly filter: FindingsFilter
  readonly onFilter: (filter: FindingsFilter) => void
  readonly selected: string | undefined
  /** Numbers of the text that do not agree. */
  readonly warnings: Pick<ReturnType<typeof useWarnings>, 'all' | 'shown' | 'chosen' | 'goTo'>
  /** Whether the panel can be seen: on a narrow page it is a sheet. */
  readonly seen: boolean
  readonly mayMark: boolean
  readonly actions: FindingActions
  readonly review: Omit<ReviewBarProps, 'findings'>
}

/** Everything read out of the text, by the part of the outline it stands in. */
export function FindingsPanel(props: FindingsPanelProps) {
  const t = useTranslate()
  const { findings, filtered, filter, warnings, seen, mayMark, review } = props
  if (findings.length + warnings.all.length === 0) {
    return <Empty>{t(mayMark ? 'document.no-findings' : 'document.no-findings-reading')}</Empty>
  }
  return (
    <>
      <Filters {...props} />
      {mayMark && <ReviewBar findings={filtered} {...review} />}
      <DraftBar findings={filtered} />
      {findings.length >= findings_of_document_max && <p className="hint">{t('finding.too-many', { count: findings_of_document_max })}</p>}
      {warnings.shown.length > 0 && (
        <WarningGroup
          key={filter.kind} warnings={warnings.shown} findings={findings} chosen={warnings.chosen} alone={filter.kind === 'warning'}
          seen={seen} onChoose={warnings.goTo}
        />
      )}
      {filtered.length > 0 ? <Groups {...props} /> : warnings.shown.length === 0 && <Empty>{t('finding.none-left')}</Empty>}
    </>
  )
}

function Filters({ findings, warnings, filter, onFilter }: FindingsPanelProps) {
  const t = useTranslate()
  const counts = useMemo(() => countsOf(findings), [findings])
  return (
    <div className="finding-filter" role="group" aria-label={t('findings.filter')}>
      <button type="button" aria-pressed={filter.kind === undefined} onClick={() => onFilter({ ...filter, kind: undefined })}>
        {t('finding.all', { count: findings.length })}
      </button>
      {findingKinds.map((kind) => (
        <button
          key={kind} type="button" className={`kind-${kind}`} aria-pressed={filter.kind === kind}
          onClick={() => onFilter({ ...filter, kind: filter.kind === kind ? undefined : kind })}
        >
          <KindShape kind={kind} />{t('finding.kind-count', { kind: t(`finding-kind.${kind}`), count: counts.kinds[kind] })}
        </button>
      ))}
      {(warnings.all.length > 0 || filter.kind === 'warning') && (
        <button
          type="button" className="warning-filter" aria-pressed={filter.kind === 'warning'}
          onClick={() => onFilter({ ...filter, kind: filter.kind === 'warning' ? undefined : 'warning' })}
        >
          <WarningShape />{t('warning.count', { count: warnings.all.length })}
        </button>
      )}
      <Checkbox checked={filter.waiting} onChange={(event) => onFilter({ ...filter, waiting: event.target.checked })}>
        {t('finding.waiting', { count: counts.waiting })}
      </Checkbox>
    </div>
  )
}

function countsOf(findings: readonly Finding[]) {
  const kinds = Object.fromEntries(findingKinds.map((kind) => [kind, 0])) as Record<FindingKind, number>
  let waiting = 0
  for (const { kind, state } of findings) {
    kinds[kind] += 1
    if (state === 'proposed') waiting += 1
  }
  return { kinds, waiting }
}

function Groups({ revision, findings, filtered, selected, seen, mayMark, actions }: FindingsPanelProps) {
  const groups = useMemo(() => groupsOf({
    findings: filtered, all: findings, sentences: revision.sentences, outline: revision.outline, parts: revision.parts,
  }), [filtered, findings, revision])
  // A new mark is brought into view like a chosen one.
  const open = useOpen(groups, filtered.find(isAdding)?.finding ?? selected, seen)
  const bare = groups.length === 1 && groups[0]!.of === 'front'
  return groups.map((group) => {
    const rows = (
      <GroupRows group={group} selected={selected} mayMark={mayMark} actions={actions} steps={open.steps(group.key)} onMore={open.more} />
    )
    if (bare) return <div key={group.key}>{rows}</div>
    return (
      <section key={group.key} className="finding-group" data-of={group.of} data-depth={Math.min(group.depth, 3)}>
        <GroupHead group={group} parts={revision.parts} open={open.has(group.key)} onTurn={open.turn} />
        {group.findings.length > 0 && open.has(group.key) && rows}
      </section>
    )
  })
}

/** Which parts stand open: the first few, those a person has opened, and that of the chosen finding, which is brought into view. */
function useOpen(groups: readonly FindingGroup[], selected: string | undefined, seen: boolean) {
  const atFirst = useMemo(() => openAtFirst(groups), [groups])
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [steps, setSteps] = useState<ReadonlyMap<string, number>>(new Map())
  const has = (key: string): boolean => turned.get(key) ?? atFirst.has(key)
  const group = useMemo(() => groups.find(({ findings }) => findings.some(({ finding }) => finding === selected)), [groups, selected])
  const home = group?.key
  const drawn = home !== undefined && has(home)
  const needed = group ? stepsTo(group.findings, selected) : 0

  useEffect(() => {
    if (home === undefined) return
    setTurned((before) => new Map(before).set(home, true))
    // Rows drawn for a chosen one stay when another is chosen, or the list would jump.
    setSteps((before) => new Map(before).set(home, Math.max(before.get(home) ?? 1, needed)))
  }, [home, selected, needed])
  useEffect(() => {
    if (selected !== undefined && drawn && seen) revealRow(`[data-row="${CSS.escape(selected)}"]`)
  }, [selected, drawn, seen])

  return {
    has,
    turn: (key: string) => setTurned((before) => new Map(before).set(key, !(before.get(key) ?? atFirst.has(key)))),
    steps: (key: string) => steps.get(key) ?? 1,
    more: (key: string) => setSteps((before) => new Map(before).set(key, (before.get(key) ?? 1) + 1)),
  }
}

interface GroupHeadProps {
  readonly group: FindingGroup
  readonly parts: Revision['parts']
  readonly open: boolean
  readonly onTurn: (key: string) => void
}

function GroupHead({ group, parts, open, onTurn }: GroupHeadProps) {
  const t = useTranslate()
  const { of, node, part = 0, findings, key } = group
  const sense = node && node.sense !== 'none' ? <span className="finding-tag">{t(`sense.${node.sense}`)}</span> : null
  const title = of === 'heading' ? `${node?.number ?? ''}${node?.title ?? ''}` : titleOf()
  const lang = of === 'heading' ? 'zh-CN' : undefined
  if (findings.length === 0) return <h2 className="finding-group-head"><span lang={lang}>{title}</span>{sense}</h2>
  return (
    <h2 className="finding-group-head">
      <GroupButton open={open} onTurn={() => onTurn(key)}>
        <span><span lang={lang}>{title}</span>{sense}</span>
        <Counts findings={findings} />
      </GroupButton>
    </h2>
  )

  function titleOf(): string {
    if (of === 'gone') return t('finding.group-gone')
    if (of === 'front') return t('finding.group-front')
    const kind = parts[part - 1]?.kind
    return kind ? t('document.part-named', { ordinal: part, kind: kind.value }) : t('document.part', { ordinal: part })
  }
}

function Counts({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useTranslate()
  const { kinds } = countsOf(findings)
  return (
    <span className="finding-counts">
      {findingKinds.filter((kind) => kinds[kind] > 0).map((kind) => (
        <span key={kind} className={`kind-${kind}`}>
          <KindShape kind={kind} /><span className="unseen">{t(`finding-kind.${kind}`)} </span>{kinds[kind]}
        </span>
      ))}
    </span>
  )
}

interface GroupRowsProps {
  readonly group: FindingGroup
  readonly selected: string | undefined
  readonly mayMark: boolean
  readonly actions: FindingActions
  readonly steps: number
  readonly onMore: (key: string) => void
}

function GroupRows({ group, selected, mayMark, actions, steps, onMore }: GroupRowsProps) {
  const t = useTranslate()
  const { findings, key } = group
  const shown = rowsShown(findings, steps, selected)
  return (
    <>
      <ol className="finding-rows">
        {findings.slice(0, shown).map((finding) => (
          <FindingRow
            key={finding.finding} finding={finding} chosen={finding.finding === selected} mayMark={mayMark} actions={actions}
          />
        ))}
      </ol>
      {shown < findings.length && (
        <Button size="small" className="finding-more" onClick={() => onMore(key)}>
          {t('finding.more', { count: findings.length - shown })}
        </Button>
      )}
    </>
  )
}
