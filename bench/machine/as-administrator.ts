import { testServer } from '@understory/record/testing'

/** The address of a test database for whoever may do everything in it; the record's login sees rows through policies only. */
export async function asAdministrator(databaseUrl: string): Promise<string> {
  const url = new URL((await testServer()).adminUrl)
  url.pathname = new URL(databaseUrl).pathname
  return url.href
}
