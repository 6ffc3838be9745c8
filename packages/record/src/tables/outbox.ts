/** A letter that did not leave by SMTP, kept while its link lives. */
export interface OutboxTable {
  id: string
  at: string
  recipient: string
  subject: string
  body: string
  reason: string
  purge_at: string
}
