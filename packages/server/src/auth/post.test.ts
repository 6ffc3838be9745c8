import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { peopleOf } from '@understory/record/people'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { openMilltown } from '../testing.ts'
import { createPost } from './post.ts'
import { firstOperator } from './testing.ts'

const received: string[] = []
const recipients: string[] = []
let refusing = false
/** A real mail server on loopback that asks for a password. */
const mail = new SMTPServer({
  disabledCommands: ['STARTTLS'],
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _, done) =>
    username === 'house' && password === 'pw' ? done(null, { user: username }) : done(new Error('no')),
  onRcptTo: ({ address }, _, done) => {
    recipients.push(address)
    if (refusing) done(new Error('no such mailbox bob@example.org'))
    else done()
  },
  onData: (stream, _, done) => {
    let text = ''
    stream.on('data', chunk => {
      text += chunk
    })
    stream.on('end', () => {
      received.push(text)
      done()
    })
  },
})
mail.listen(0, '127.0.0.1')
await once(mail.server, 'listening')
const { port } = mail.server.address() as AddressInfo
const house = await openMilltown({
  smtpUrl: `smtp://house:pw@127.0.0.1:${port}`,
  letterFrom: 'Understory <house@example.org>',
})
afterAll(async () => {
  await house.close()
  await new Promise<void>(resolve => mail.close(() => resolve()))
})

const invitation = {
  email: 'bob@example.org',
  name: 'Bob',
  role: 'office',
  organisation: null,
  city: null,
  endsOn: '2039-12-31',
  why: 'works on the plan',
}

test('letters leave by SMTP; what the mail server refuses waits in the outbox', async () => {
  const { operator } = await firstOperator(house)
  expect((await operator.get('sign-in')).body).toMatchObject({ letters: 'smtp', firstRun: false })
  expect((await operator.post('invitations', invitation)).body).toMatchObject({ letter: 'sent' })
  expect(received.length).toBe(1)
  expect(received[0]).toMatch(/^To: bob@example.org/m)
  expect(received[0]).toMatch(/^From: Understory <house@example.org>/m)
  expect(received[0]?.replaceAll(/=\r?\n/g, '')).toMatch(/\/sign-in\/invitation\?token=/)
  expect((await operator.get('outbox')).body).toEqual({ items: [], next: null })
  refusing = true
  expect((await operator.post('invitations', invitation)).body).toMatchObject({ letter: 'outbox' })
  expect((await operator.get('outbox')).body).toMatchObject({
    items: [{ to: 'bob@example.org', reason: 'the mail server did not take it (EENVELOPE)' }],
  })
})

test('a letter that can be stopped says so to mail programs, and no other letter does', async () => {
  refusing = false
  received.length = 0
  const post = createPost({
    ...{ people: peopleOf(house.record), log: createLog({ level: 'silent' }) },
    ...{ smtpUrl: `smtp://house:pw@127.0.0.1:${port}`, from: 'Understory <house@example.org>' },
  })
  const letter = { to: 'bob@example.org', subject: 'The week', text: 'It was calm.', livesFor_s: 60 }
  expect(await post.send({ ...letter, stop: 'https://safe.example/letters?key=made-up' })).toBe('sent')
  expect(await post.send(letter)).toBe('sent')
  const [first = '', second = ''] = received.map(text => text.replaceAll(/\r?\n[ \t]+/g, ' '))
  expect(first).toMatch(/^List-Unsubscribe: <https:\/\/safe\.example\/letters\?key=made-up>/m)
  expect(first).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
  expect(second).not.toMatch(/List-Unsubscribe/)
})

test('whatever somebody typed stays in its header: no line and no recipient of their own', async () => {
  refusing = false
  received.length = 0
  const post = createPost({
    people: peopleOf(house.record),
    log: createLog({ level: 'silent' }),
    smtpUrl: `smtp://house:pw@127.0.0.1:${port}`,
    from: 'Understory <house@example.org>',
  })
  const evil = 'Eve\r\nBcc: eve@example.org\r\n\r\nAnother body\u0000\u0007'
  const letter = { to: 'bob@example.org', subject: evil, text: `${evil}\n.\nthe end`, livesFor_s: 60 }
  expect(await post.send({ ...letter, stop: 'https://safe.example/letters?key=x\r\nX-Evil: 1' })).toBe('sent')
  const [head = '', body = ''] = (received[0] ?? '').split(/\r?\n\r?\n/)
  const names = head
    .replaceAll(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map(line => line.split(':')[0]?.toLowerCase())
  expect(names).not.toContain('bcc')
  expect(names).not.toContain('x-evil')
  expect(head).toMatch(/^To: bob@example\.org/m)
  expect(body.replaceAll(/[\r\n\t]/g, '')).not.toMatch(/\p{Cc}/u)
  for (const to of ['bob@example.org, eve@example.org', 'bob@example.org\r\nRCPT TO:<eve@example.org>']) {
    recipients.length = 0
    await post.send({ ...letter, to })
    expect(recipients.length, 'one recipient, or none').toBeLessThanOrEqual(1)
    expect(recipients).not.toContain('eve@example.org')
    expect(recipients).not.toContain('bob@example.org')
  }
})
