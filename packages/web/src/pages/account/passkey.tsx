import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from '@simplewebauthn/browser'
import { meShape } from '@understory/model'
import { useState } from 'react'
import type { LoaderFunctionArgs } from 'react-router'
import { askMember } from '../../api/member.ts'
import { Field } from '../../forms/field.tsx'
import type { PageHandle } from '../../layout/hydration.ts'
import { useWords } from '../../strings/words.tsx'
import { askAuth } from '../sign-in/passkey-calls.ts'

export const handle = { hydrate: true } satisfies PageHandle

export async function loader(args: LoaderFunctionArgs) {
  await askMember(args, 'me', meShape)
  return null
}

/** Adding a passkey of this device to an account. */
export default function AddPasskeyPage() {
  const { t, path } = useWords()
  const [said, setSaid] = useState<'idle' | 'asking' | 'failed'>('idle')
  const add = async (form: FormData) => {
    setSaid('asking')
    try {
      const optionsJSON = await askAuth<PublicKeyCredentialCreationOptionsJSON>(
        'passkey/generate-register-options',
      )
      const response = await startRegistration({ optionsJSON })
      await askAuth('passkey/verify-registration', { response, name: String(form.get('name') ?? '') })
      location.assign(path('/account'))
    } catch {
      setSaid('failed')
    }
  }
  return (
    <div className="form-page">
      <title>{t('passkey.title')}</title>
      <h1>{t('account.passkeyAdd')}</h1>
      <p className="lead">{t('passkey.addLead')}</p>
      <noscript>
        <p className="callout">{t('passkey.needsScript')}</p>
      </noscript>
      <form
        onSubmit={event => {
          event.preventDefault()
          void add(new FormData(event.currentTarget))
        }}
      >
        <Field name="name" label={t('passkey.name')} hint={t('passkey.nameHint')} maxLength={60} required />
        <button type="submit" disabled={said === 'asking'}>
          {t('passkey.add')}
        </button>
      </form>
      <p role="status">{said === 'idle' ? '' : t(`passkey.${said}`)}</p>
      <p>
        <a href={path('/account')}>{t('account.back')}</a>
      </p>
    </div>
  )
}
