// The only door of the object store.
import { adapterPart } from '@lantai/kernel'
import en from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }
import { objectsErrors } from './errors.ts'

export { objectsErrors } from './errors.ts'
export { folderObjects } from './folder-objects.ts'
export type { FileDoor, FolderObjects, ObjectCondition } from './folder-objects.ts'

/** What the registry needs of this package: its coded failures and their sentences. */
export const objectsPart = adapterPart('objects', objectsErrors.definitions, { 'zh-CN': chinese, en })
