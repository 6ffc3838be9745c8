import { type PublicKeyCredentialRequestOptionsJSON, startAuthentication } from '@simplewebauthn/browser'
import { useState } from 'react'
import type { PageHandle } from '../../layout/hydration.ts'
import { useWords } from '../../strings/words.tsx'
import { askAuth } from './passkey-calls.ts'

export const handle = { hydrate: true } satisfies PageHandle

/** Signing in with a passkey: the browser asks the person, so this page needs script; the others do not. */
export default function PasskeyPage() {
  const { t, path } = useWords()
  const [said, setSaid] = useState<'idle' | 'asking' | 'failed'>('idle')
  const signIn = async () => {
    setSaid('asking')
    try {
      const optionsJSON = await askAuth<PublicKeyCredentialRequestOptionsJSON>(
        'passkey/generate-authenticate-options',
      )
      const response = await startAuthentication({ optionsJSON })
      await askAuth('passkey/verify-authentication', { response })
      location.assign(path('/work'))
    } catch {
      setSaid('failed')
    }
  }
  return (
    <div className="form-page">
      <title>{t('passkey.title')}</title>
      <h1>{t('signIn.passkey')}</h1>
      <p className="lead">{t('passkey.lead')}</p>
      <noscript>
        <p className="callout">{t('passkey.needsScript')}</p>
      </noscript>
      <button type="button" onClick={() => void signIn()} disabled={said === 'asking'}>
        {t('passkey.use')}
      </button>
      <p role="status">{said === 'idle' ? '' : t(`passkey.${said}`)}</p>
      <p>
        <a href={path('/sign-in')}>{t('signIn.back')}</a>
      </p>
    </div>
  )
}
