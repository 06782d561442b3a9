// Forms whose errors are found: a summary takes the focus, names every field and leads to it.
import { createContext, useContext, useEffect, useId, useRef } from 'react'
import type { FormEvent, ReactNode } from 'react'
import { Refused } from '../api/failure.ts'
import type { Failure } from '../api/failure.ts'
import { useTranslate } from '../language.ts'
import { sentenceOf } from './failure-notice.tsx'

export type Problems = Readonly<Record<string, string>>

interface FormState { readonly id: string; readonly problems: Problems }
const FormContext = createContext<FormState>({ id: '', problems: {} })

interface FormProps {
  readonly label: string
  readonly onSubmit: () => void
  readonly failure: Failure | undefined
  /** What the page itself found before sending, field by field. */
  readonly problems?: Problems
  /** How each field is called, for the summary; the order is the order on the page. */
  readonly fields: Readonly<Record<string, string>>
  readonly children: ReactNode
  readonly id?: string
}

const none: Problems = {}

export function Form({ label, onSubmit, failure, problems = none, fields, children, id: given }: FormProps) {
  const own = useId()
  const id = given ?? own
  const found: Problems = { ...refusedFields(failure), ...problems }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <FormContext value={{ id, problems: found }}>
      <form id={id} aria-label={label} noValidate onSubmit={submit} className="form">
        <ErrorSummary
          id={id} failure={Object.keys(problems).length > 0 ? undefined : failure}
          problems={found} asked={problems} fields={fields}
        />
        {children}
      </form>
    </FormContext>
  )
}

function refusedFields(failure: Failure | undefined): Problems {
  if (!(failure instanceof Refused)) return {}
  return Object.fromEntries(failure.fields.map(({ field, message }) => [field, message]))
}

interface ErrorSummaryProps {
  readonly id: string
  readonly failure: Failure | undefined
  readonly problems: Problems
  /** The page's own problems as they were set: the same object until the next attempt, so that typing does not move the focus. */
  readonly asked: Problems
  readonly fields: Readonly<Record<string, string>>
}

function ErrorSummary({ id, failure, problems, asked, fields }: ErrorSummaryProps) {
  const t = useTranslate()
  const summary = useRef<HTMLDivElement>(null)
  const named = Object.keys(fields).filter((field) => problems[field])
  const unnamed = Object.keys(problems).filter((field) => !(field in fields))
  const shown = failure !== undefined || named.length + unnamed.length > 0
  useEffect(() => { if (shown) summary.current?.focus() }, [shown, failure, asked])
  if (!shown) return null
  // A refusal of fields is told by the list itself, with the names people see instead of the names of the interface.
  const sentence = failure && named.length === 0 ? sentenceOf(t, failure) : t('form.problems')
  return (
    <div ref={summary} className="error-summary" role="alert" tabIndex={-1}>
      <p>{sentence}</p>
      {named.length + unnamed.length > 0 && (
        <ul>
          {named.map((field) => (
            <li key={field}>
              <a
                href={`#${id}-${field}`} onClick={(event) => {
                  event.preventDefault()
                  document.getElementById(`${id}-${field}`)?.focus()
                }}
              >
                {fields[field]}
              </a>
              {t('form.colon')}{problems[field]}
            </li>
          ))}
          {unnamed.map((field) => <li key={field}>{problems[field]}</li>)}
        </ul>
      )}
    </div>
  )
}

export interface Wiring {
  readonly id: string
  readonly name: string
  readonly 'aria-required': boolean | undefined
  readonly 'aria-invalid': boolean | undefined
  readonly 'aria-describedby': string | undefined
  readonly status: 'error' | undefined
}

export interface FieldProps {
  /** The field's name in the operation's input. */
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  readonly required?: boolean
  readonly children: (wiring: Wiring) => ReactNode
}

export function Field({ name, label, hint, required, children }: FieldProps) {
  const t = useTranslate()
  const { id: form, problems } = useContext(FormContext)
  const id = `${form}-${name}`
  const problem = problems[name]
  const described = [problem && `${id}-problem`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}{!required && <span className="optional">{t('form.optional')}</span>}</label>
      {hint !== undefined && <div id={`${id}-hint`} className="hint">{hint}</div>}
      {children({
        id, name, 'aria-required': required || undefined, 'aria-invalid': problem ? true : undefined,
        'aria-describedby': described || undefined, status: problem ? 'error' : undefined,
      })}
      {problem && <div id={`${id}-problem`} className="field-problem">{problem}</div>}
    </div>
  )
}
