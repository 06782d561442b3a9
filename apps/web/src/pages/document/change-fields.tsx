// The fields of each kind of finding.
import { Checkbox, Radio, Select } from 'antd'
import type { Finding } from '../../api/asking.ts'
import { useTranslate } from '../../language.ts'
import type { Translate } from '../../language.ts'
import { Field } from '../../parts/form.tsx'
import { Choice } from '../../parts/selects.tsx'
import { LongTextField, TextField } from '../../parts/text-field.tsx'
import { goalKey, goalsOffered, valueTyped } from './change-values.ts'
import type { GivenGoal, GivenOf } from './change-values.ts'
import { DueField } from './due-field.tsx'
import { amountWords } from './finding-words.ts'
import { UnitChips } from './unit-chips.tsx'

interface FieldsProps<Of extends Parameters<typeof Fields>[0]['values']['of']> {
  readonly finding: Finding
  /** All of the document: figures of the same sentence are offered as goals. */
  readonly findings: readonly Finding[]
  readonly unit: string | undefined
  readonly values: GivenOf<Of>
  readonly onChange: (values: GivenOf<Of>) => void
}

interface AnyFieldsProps extends Omit<FieldsProps<'task'>, 'values' | 'onChange'> {
  readonly values: GivenOf<'task' | 'figure' | 'deadline' | 'unit'>
  readonly onChange: (values: GivenOf<'task' | 'figure' | 'deadline' | 'unit'>) => void
}

export function Fields({ values, ...props }: AnyFieldsProps) {
  switch (values.of) {
    case 'task': return <TaskFields {...props} values={values} />
    case 'figure': return <FigureFields {...props} values={values} />
    case 'deadline': return <DeadlineFields {...props} values={values} />
    case 'unit': return <UnitFields {...props} values={values} />
  }
}

/** How each field is called, for the summary of what is wrong. */
export function fieldNames(t: Translate): Readonly<Record<string, string>> {
  return {
    title: t('change.title'), action: t('change.action'), object: t('change.object'), lead: t('read.lead'), assist: t('read.assist'),
    due: t('read.due'), onlyIf: t('read.only-if'), value: t('read.value'), unit: t('change.measure'), subject: t('read.subject'),
  }
}

const recurrences = ['week', 'month', 'quarter', 'year'] as const
const strengths = ['must', 'aim', 'intend', 'explore', 'forbid'] as const
const bounds = ['=', '~', '>=', '<='] as const
const changes = ['none', 'up', 'down'] as const
const deadline_kinds = ['by', 'in', 'from', 'every'] as const

const ticks = [['perUnit', 'read.per-unit'], ['universal', 'read.universal'], ['commitment', 'read.commitment']] as const

function TaskFields({ finding, findings, unit, values, onChange }: FieldsProps<'task'>) {
  const t = useTranslate()
  const set = (change: Partial<GivenOf<'task'>>): void => onChange({ ...values, ...change })
  const { details } = finding
  const from = details?.of === 'task' && details.leadFrom !== 'sentence' && finding.state === 'proposed'
    && details.lead.filter((one) => one !== '').join('、') === values.lead.join('、') && values.lead.length > 0 ? details.leadFrom : undefined
  return (
    <>
      <LongTextField
        name="title" label={t('change.title')} rows={2} characters_max={500} value={values.title} onChange={(title) => set({ title })}
      />
      <div className="field-pair">
        <TextField name="action" label={t('change.action')} value={values.action} onChange={(action) => set({ action })} input={short} />
        <TextField name="object" label={t('change.object')} value={values.object} onChange={(object) => set({ object })} input={short} />
      </div>
      <UnitChips
        name="lead" label={t('read.lead')} unit={unit} value={values.lead} onChange={(lead) => set({ lead })}
        inherited={from === undefined ? undefined : t('change.inherited', { from: t(`lead-from.${from}`) })}
      />
      <UnitChips name="assist" label={t('read.assist')} unit={unit} value={values.assist} onChange={(assist) => set({ assist })} />
      <div className="field-pair">
        <DueField finding={finding.finding} value={values.due} onChange={(due) => set({ due })} />
        <EveryField value={values.every} onChange={(every) => set({ every })} />
      </div>
      <GoalsField finding={finding} findings={findings} value={values.goals} onChange={(goals) => set({ goals })} />
      <div className="field-pair">
        <Field name="strength" label={t('change.strength')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={values.strength} onChange={(strength) => set({ strength })}
              options={strengths.map((value) => ({ value, label: value === 'must' ? t('change.must') : t(`strength.${value}`) }))}
            />
          )}
        </Field>
        <TextField
          name="onlyIf" label={t('read.only-if')} value={values.onlyIf ?? ''} input={short}
          onChange={(onlyIf) => set({ onlyIf: onlyIf.trim() === '' ? null : onlyIf })}
        />
      </div>
      <div className="change-ticks">
        {ticks.map(([field, words]) => (
          <Checkbox key={field} checked={values[field]} onChange={({ target }) => set({ [field]: target.checked })}>{t(words)}</Checkbox>
        ))}
      </div>
    </>
  )
}

const short = { maxLength: 200 }

interface EveryFieldProps {
  readonly value: GivenOf<'task'>['every']
  readonly onChange: (every: GivenOf<'task'>['every']) => void
}

function EveryField({ value, onChange }: EveryFieldProps) {
  const t = useTranslate()
  return (
    <Field name="every" label={t('read.every')} required>
      {(wiring) => (
        <Choice
          wiring={wiring} value={value ?? 'once'} onChange={(every) => onChange(every === 'once' ? null : every)}
          options={[
            { value: 'once', label: t('change.once') }, ...recurrences.map((every) => ({ value: every, label: t(`every.${every}`) })),
          ]}
        />
      )}
    </Field>
  )
}

interface GoalsFieldProps {
  readonly finding: Finding
  readonly findings: readonly Finding[]
  readonly value: readonly GivenGoal[]
  readonly onChange: (goals: GivenGoal[]) => void
}

/** Those it has, and the figures of its sentence. */
function GoalsField({ finding, findings, value, onChange }: GoalsFieldProps) {
  const t = useTranslate()
  const known = new Map([...value, ...goalsOffered(finding, value, findings)].map((goal) => [goalKey(goal), goal]))
  return (
    <Field name="goals" label={t('read.goals')} hint={t('change.goals-hint')}>
      {({ name: _name, ...wiring }) => (
        <Select
          {...wiring} mode="multiple" className="full" value={value.map(goalKey)} placeholder={t('change.goals-placeholder')}
          options={[...known].map(([key, goal]) => ({ value: key, label: `${goal.subject} ${amountWords(t, goal)}`.trim() }))}
          onChange={(keys: string[]) => onChange(keys.flatMap((key) => known.get(key) ?? []))} showSearch={{ optionFilterProp: 'label' }}
        />
      )}
    </Field>
  )
}

function FigureFields({ values, onChange }: FieldsProps<'figure'>) {
  const t = useTranslate()
  const set = (change: Partial<GivenOf<'figure'>>): void => onChange({ ...values, ...change })
  return (
    <>
      <TextField name="subject" label={t('read.subject')} value={values.subject} onChange={(subject) => set({ subject })} input={short} />
      <div className="field-pair">
        <TextField
          name="value" label={t('read.value')} required value={String(values.value)} onChange={(value) => set({ value })} input={short}
        />
        <TextField name="unit" label={t('change.measure')} value={values.unit} onChange={(unit) => set({ unit })} input={short} />
      </div>
      <div className="field-pair">
        <Field name="bound" label={t('change.bound')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={values.bound} onChange={(bound) => set({ bound })}
              options={bounds.map((value) => ({ value, label: t(`change.bound-${boundWords[value]}`) }))}
            />
          )}
        </Field>
        <Field name="change" label={t('change.change')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={values.change} onChange={(change) => set({ change })}
              options={changes.map((value) => ({ value, label: t(`change.change-${value}`) }))}
            />
          )}
        </Field>
      </div>
      <div className="change-ticks">
        <Checkbox checked={values.goal} onChange={({ target }) => set({ goal: target.checked })}>{t('read.goal')}</Checkbox>
      </div>
    </>
  )
}

const boundWords = { '=': 'equal', '~': 'about', '>=': 'at-least', '<=': 'at-most' } as const

/** As it is sent: what was typed as a number is one. */
export function withNumbers<Values extends GivenOf<'task' | 'figure' | 'deadline' | 'unit'>>(values: Values): Values {
  return values.of === 'figure' ? { ...values, value: valueTyped(String(values.value)) } : values
}

function DeadlineFields({ finding, values, onChange }: FieldsProps<'deadline'>) {
  const t = useTranslate()
  const set = (change: Partial<GivenOf<'deadline'>>): void => onChange({ ...values, ...change })
  return (
    <>
      <DueField finding={finding.finding} value={values.due} onChange={(due) => set({ due })} />
      <div className="field-pair">
        <Field name="kind" label={t('change.deadline-kind')} required>
          {(wiring) => (
            <Choice
              wiring={wiring} value={values.kind} onChange={(kind) => set({ kind })}
              options={deadline_kinds.map((value) => ({ value, label: t(`deadline-kind.${value}`) }))}
            />
          )}
        </Field>
        <EveryField value={values.every} onChange={(every) => set({ every })} />
      </div>
    </>
  )
}

function UnitFields({ values, onChange }: FieldsProps<'unit'>) {
  const t = useTranslate()
  return (
    <Radio.Group
      aria-label={t('read.role')} value={values.role} onChange={({ target }) => onChange({ of: 'unit', role: target.value })}
      options={(['lead', 'with'] as const).map((value) => ({ value, label: t(`unit-role.${value}`) }))}
    />
  )
}
