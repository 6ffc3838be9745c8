import { type ColumnProfile, shareOf } from './column-profile.ts'

const lastFirst = /^\p{Lu}[\p{L}'’-]+( (Jr|Sr|II|III)\.?)?, ?\p{Lu}[\p{L}'’.-]*( \p{L}[\p{L}.]*)?$/u
const mail = /^[^\s@]{1,64}@[^\s@]{1,190}\.[a-z]{2,}$/i
const phone = /^(\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/
const socialSecurity = /^\d{3}-\d{2}-\d{4}$/

/** What personal data the values look like, whatever the column is called; null when like none. */
export function personalContent(profile: ColumnProfile): string | null {
  if (profile.values.length < 3) return null
  if (shareOf(profile, value => lastFirst.test(value)) >= 0.4) return 'values are written like "Last, First"'
  if (shareOf(profile, value => mail.test(value)) >= 0.3) return 'values are e-mail addresses'
  if (shareOf(profile, value => phone.test(value)) >= 0.5) return 'values are telephone numbers'
  if (shareOf(profile, value => socialSecurity.test(value)) >= 0.5)
    return 'values look like social security numbers'
  return null
}
