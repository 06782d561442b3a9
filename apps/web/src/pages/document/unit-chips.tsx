import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { asking } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import { Field } from '../../parts/form.tsx'
import { treeOf } from '../../parts/unit-tree.ts'

/** Groups offered without typing; whatever group is typed is asked for as well. */
const groups_offered = ['各县（市）区教育局', '各直属单位', '各直属学校', '机关各科室'] as const
const may_be_group = /各|直属|局属|所属/
const parting = ['、', '，', ',', '；', ';', '\n']

interface UnitChipsProps {
  readonly name: string
  readonly label: string
  /** The unit whose text it is: 各科室 are those of its bureau. */
  readonly unit: string | undefined
  readonly value: readonly string[]
  /** Taken over from elsewhere in the text, and confirmed by nobody: where from. */
  readonly inherited?: string | undefined
  readonly onChange: (units: string[]) => void
}

/** Units by name, chosen from the tree, or as the text calls them; a group is put in as the units it means. */
export function UnitChips({ name, label, unit, value, inherited, onChange }: UnitChipsProps) {
  const t = useTranslate()
  const client = useQueryClient()
  const tree = useQuery(asking('org.list-units', {}))
  const offered = useGroups(groups_offered, unit)
  const written = useGroups(value.filter((words) => may_be_group.test(words)), unit)
  const options = useMemo(() => [
    ...offered.map(({ words, units }) => ({ value: words, label: t('change.group', { words, count: units.length }) })),
    ...treeOf(tree.data?.units ?? []).filter(({ unit: one }) => !one.context)
      .map(({ unit: one, depth }) => ({ value: one.name, label: `${'　'.repeat(depth)}${one.name}` })),
  ], [offered, tree.data, t])

  async function choose(chosen: string[]): Promise<void> {
    const names = [...new Set(chosen.map((words) => words.trim()).filter((words) => words !== ''))]
    const added = names.find((words) => !value.includes(words) && may_be_group.test(words))
    onChange(names)
    if (added === undefined) return
    const group = await client.fetchQuery({ ...groupOf(added, unit), staleTime: 60_000 }).catch(() => undefined)
    if (group && group.units.length > 0) onChange(put(names, added, group.units))
  }

  return (
    <Field name={name} label={label} hint={inherited}>
      {({ name: _name, ...wiring }) => (
        <>
          <Select
            {...wiring} mode="tags" className={inherited === undefined ? 'full' : 'full chips-inherited'} value={[...value]}
            onChange={(chosen: string[]) => void choose(chosen)} options={options} tokenSeparators={[...parting]} maxTagTextLength={20}
            showSearch={{ optionFilterProp: 'label' }} placeholder={t('change.units-placeholder')} labelRender={({ value: words }) => words}
          />
          {written.map(({ words, units }) => (
            <Button key={words} size="small" className="chips-expand" onClick={() => onChange(put(value, words, units))}>
              {t('change.expand', { words, count: units.length })}
            </Button>
          ))}
        </>
      )}
    </Field>
  )
}

interface UnitGroup { readonly words: string; readonly units: readonly { readonly id: string; readonly name: string }[] }

function groupOf(words: string, unit: string | undefined) {
  return asking('org.expand-unit-group', unit === undefined ? { words } : { words, unit })
}

/** Those of the words that mean a group with somebody in it. */
function useGroups(words: readonly string[], unit: string | undefined): readonly UnitGroup[] {
  return useQueries({
    queries: words.map((one) => ({ ...groupOf(one, unit), staleTime: 60_000 })),
    combine: (answers) => answers.flatMap(({ data }, at) => (
      data && data.units.length > 0 ? [{ words: words[at]!, units: data.units }] : [])),
  })
}

function put(names: readonly string[], group: string, units: UnitGroup['units']): string[] {
  return [...new Set(names.flatMap((one) => (one === group ? units.map(({ name }) => name) : [one])))]
}
