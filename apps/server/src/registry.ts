// The one list of what this program can do. A domain that is not here has no route, no command line and no permission.
import { databasePart } from '@lantai/database'
import { extractPart } from '@lantai/extract'
import { joinCatalogues, journal, Registry } from '@lantai/kernel'
import { chineseMessages } from '@lantai/chinese'
import { objectsPart } from '@lantai/objects'
import { org } from '@lantai/org'
import { reading } from '@lantai/reading'
import { work } from '@lantai/work'
import { searchPart } from '@lantai/search'
import { serverPart } from './errors.ts'

export const registry = new Registry([journal, org, reading, work, databasePart, objectsPart, extractPart, searchPart, serverPart])

export const catalogues = joinCatalogues([...registry.domains.map((domain) => domain.messages), chineseMessages])
