// docs/permissions.md: who may do what, in one table a domain, as the registry decides it.
import { roles } from '@lantai/kernel'
import type { Operation, Registry, Role } from '@lantai/kernel'
import { printTable } from './markdown.ts'
import { notice, routedOperations } from './source.ts'
import type { Source } from './source.ts'

export function printPermissions(source: Pick<Source, 'registry' | 'messages'>): string {
  const { registry } = source
  const chinese = new Map(source.messages.flatMap((part) => Object.entries(part['zh-CN'])))
  const nameOf = (key: string, otherwise: string): string => chinese.get(key) ?? otherwise
  const sections = registry.domains.flatMap((domain) => {
    const operations = routedOperations(registry).filter((operation) => operation.name.startsWith(`${domain.name}.`))
    const permissions = Object.keys(domain.permissions).sort()
    if (operations.length + permissions.length === 0) return []
    return [
      `## ${domain.name}`, '',
      printTable(['operation', '名称', 'kind', 'permission', 'who'], operations.map((operation) => [
        `\`${operation.name}\``, nameOf(`operation.${operation.name}`, '–'), operation.kind + (revealed(operation) ? ' (journaled)' : ''),
        permissionOf(operation), whoOf(registry, operation),
      ])), '',
      ...(permissions.length === 0 ? [] : [
        printTable(['permission', ...roles.map((role) => `${nameOf(`role.${role}`, role)}<br>${role}`)],
          permissions.map((permission) => [
            `\`${permission}\`<br>${nameOf(`permission.${permission}`, '–')}`,
            ...roles.map((role) => registry.permissions.holders(permission).has(role) ? '●' : ''),
          ])), '',
      ]),
    ]
  })
  return [
    `<!-- ${notice} -->`, '# Permissions 权限', '',
    'A role is held for a unit and reaches everything below it. `on`: the thing must stand within a unit the role is held for; what the',
    'caller may not know of looks like what does not exist. `within`: a list shows what stands below those units. What each role is',
    'answered in each scope is kept by hand in [tests/authorization/expected.csv](../tests/authorization/expected.csv).', '',
    ...sections,
  ].join('\n')
}

function permissionOf({ allow }: Exclude<Operation, { kind: 'tool' }>): string {
  return allow.kind === 'on' || allow.kind === 'within' ? `\`${allow.permission}\` ${allow.kind}` : '–'
}

function whoOf(registry: Registry, { allow }: Exclude<Operation, { kind: 'tool' }>): string {
  if (allow.kind === 'anyone') return 'anyone'
  if (allow.kind === 'signed-in') return 'signed-in, for what is his own'
  const held: ReadonlySet<Role> = registry.permissions.holders(allow.permission)
  return roles.filter((role) => held.has(role)).join(', ') || 'nobody'
}

function revealed(operation: Exclude<Operation, { kind: 'tool' }>): boolean {
  return operation.kind === 'query' && operation.reveals !== undefined
}
