import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { signInSettings } from './sign-in-settings.ts'

const data = mkdtempSync(join(tmpdir(), 'understory-settings-'))
afterAll(() => rmSync(data, { recursive: true, force: true }))

describe('settings of signing in', () => {
  it('need nothing: a key is made, letters wait in the outbox, there is no provider', () => {
    const settings = signInSettings(data, {})
    expect(settings.sessionKey?.length).toBe(32)
    expect(settings).toMatchObject({ publicUrl: undefined, smtpUrl: undefined, identityProvider: undefined })
    expect(signInSettings(data, {}).sessionKey).toEqual(settings.sessionKey)
  })

  it('describe a provider whole or not at all', () => {
    const whole = {
      UNDERSTORY_OIDC_ISSUER: 'https://id.example.gov',
      UNDERSTORY_OIDC_CLIENT_ID: 'understory',
      UNDERSTORY_OIDC_CLIENT_SECRET: 's3cret',
    }
    expect(signInSettings(data, whole).identityProvider).toMatchObject({ name: 'id.example.gov' })
    const { UNDERSTORY_OIDC_CLIENT_SECRET: _, ...half } = whole
    expect(() => signInSettings(data, half)).toThrow(/half/)
  })

  it('refuse an address of the wrong kind without repeating it', () => {
    expect(() => signInSettings(data, { UNDERSTORY_SMTP_URL: 'https://user:pass@mail' })).toThrow(
      /^UNDERSTORY_SMTP_URL is not(?!.*pass@)/,
    )
    expect(() => signInSettings(data, { UNDERSTORY_URL: 'localhost' })).toThrow(/http/)
  })
})
