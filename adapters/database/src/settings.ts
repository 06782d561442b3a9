// How a database is reached: a URL for somebody else's server, the parts for our own socket.

/** For our own server `host` is the folder of the socket. */
export interface ConnectionParts {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export type ConnectionSettings = { readonly url: string } | ConnectionParts

/** What `pg` takes for either form. */
export function clientSettings(settings: ConnectionSettings): Record<string, unknown> {
  return 'url' in settings ? { connectionString: settings.url } : { ...settings }
}

/** The same server and user, another database. */
export function withDatabase(settings: ConnectionSettings, database: string): ConnectionSettings {
  if (!('url' in settings)) return { ...settings, database }
  const url = new URL(settings.url)
  url.pathname = `/${encodeURIComponent(database)}`
  return { url: url.href }
}

/** The same server and database, another user. */
export function withUser(settings: ConnectionSettings, user: string, password: string): ConnectionSettings {
  if (!('url' in settings)) return { ...settings, user, password }
  const url = new URL(settings.url)
  url.username = encodeURIComponent(user)
  url.password = encodeURIComponent(password)
  return { url: url.href }
}
