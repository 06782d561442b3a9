// The adapter's part of the registry.
import { adapterPart } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { databaseErrors } from './errors.ts'

export const databasePart = adapterPart('database', databaseErrors.definitions, { 'zh-CN': chinese, en })
