import { Input } from 'antd'
import type { InputProps } from 'antd'
import { Field } from './form.tsx'
import type { FieldProps } from './form.tsx'

interface TextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly input?: Omit<InputProps, 'value' | 'onChange'>
}

export function TextField({ value, onChange, input, ...field }: TextFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => <Input autoComplete="off" {...input} {...wiring} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

interface LongTextFieldProps extends Omit<FieldProps, 'children'> {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows: number
  readonly characters_max?: number
}

export function LongTextField({ value, onChange, rows, characters_max, ...field }: LongTextFieldProps) {
  return (
    <Field {...field}>
      {(wiring) => (
        <Input.TextArea
          {...wiring} value={value} rows={rows} maxLength={characters_max} onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** Keyboards of telephones must not begin a sign-in name with a capital or mend it. */
export const sign_in_name_input: InputProps = { maxLength: 40, autoCapitalize: 'none', spellCheck: false }
