import {
  cityName,
  day,
  fieldsOf,
  memberNote,
  organisationName,
  ownName,
  secret,
  unscreened,
  walledNote,
} from '../free-text-field.ts'

const invitedAddress = unscreened(
  'walled',
  'the address to which the invitation is sent; operators alone read it',
)

/** Sign-in, accounts, organisations and roles. */
export const peopleFields = [
  ...fieldsOf(['member/sign-in/password'], null, { email: secret, password: secret }),
  ...fieldsOf(['member/sign-in/code', 'member/me/totp/confirm'], null, { code: secret }),
  ...fieldsOf(['member/sign-in/link'], null, { email: secret }),
  ...fieldsOf(['member/sign-in/link/use', 'member/sign-in/invitation'], null, { token: secret }),
  ...fieldsOf(['member/sign-in/invitation/accept'], 'person.name', {
    token: secret,
    password: secret,
    name: ownName,
    email: { ...unscreened('walled', 'the address by which somebody signs in'), kept: 'person.email' },
  }),
  ...fieldsOf(['member/me/password'], null, { current: secret, wanted: secret }),
  ...fieldsOf(['member/me/totp', 'member/me/backup-codes'], null, { password: secret }),
  ...fieldsOf(['member/me/tokens'], 'token.label', { label: memberNote, endsOn: day }),
  ...fieldsOf(['member/tokens'], 'token.label', { label: memberNote, city: cityName }),
  ...fieldsOf(['member/letters'], null, { key: secret }),
  ...fieldsOf(['member/organisations'], 'organisation.name', { name: organisationName }),
  ...fieldsOf(['member/members/{id}/end'], 'membership.end_why', { why: walledNote }),
  ...fieldsOf(['member/invitations'], 'invitation.name', {
    email: { ...invitedAddress, kept: 'invitation.email' },
    name: ownName,
    city: { ...cityName, kept: 'invitation.city' },
    startsOn: day,
    endsOn: day,
    why: { ...walledNote, kept: 'invitation.why' },
    unusualWhy: { ...walledNote, kept: 'invitation.unusual_why' },
  }),
]
