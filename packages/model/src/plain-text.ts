/** Control characters, halves of characters, and what ends a line without being a line feed: no text for XML, mail or calendars. */
const noText = /[^\P{Cc}\n\t]|[\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu

/** Text that may have several lines: every line end is a line feed, and what is no text is gone. */
export const plainText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(noText, '')

/** Text for a header, a title or one line of a calendar: in one line, whatever somebody typed. */
export const singleLine = (text: string): string => plainText(text).replaceAll(/\s+/g, ' ').trim()

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML that shows it and does nothing else. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, sign => entities[sign] ?? sign)
