// The only door of the object store.
import type { Messages } from '@lantai/kernel'
import english from '../messages/en.json' with { type: 'json' }
import chinese from '../messages/zh-CN.json' with { type: 'json' }

export { objectsErrors } from './errors.ts'
export { folderObjects } from './folder-objects.ts'
export type { FileDoor, FolderObjects, ObjectCondition } from './folder-objects.ts'

export const objectsMessages: { readonly 'zh-CN': Messages; readonly en: Messages } = { 'zh-CN': chinese, en: english }
