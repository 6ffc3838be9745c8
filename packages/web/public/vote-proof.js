/*
 * The work of a device that begins to vote without a code: SHA-256 over salt, nonce and a number, until the key begins as the ticket asks
 * (ALTCHA, version 2). Without this script, or where the browser cannot hash, the form is sent as it is, and the voter waits some seconds.
 */
const form = document.getElementById('begin')
const bytes = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16))
const hexOf = key => Array.from(key, byte => byte.toString(16).padStart(2, '0')).join('')
/** Many hashes are asked for at once: one after the other would wait for each. */
const batch = 500
const most = 1_000_000
const patience_ms = 10_000

async function solve(ticket) {
  const { parameters } = JSON.parse(atob(ticket.replaceAll('-', '+').replaceAll('_', '/')))
  const head = bytes(parameters.salt + parameters.nonce)
  const wanted = bytes(parameters.keyPrefix)
  const keyOf = async n => {
    const tried = new Uint8Array(head.length + 4)
    tried.set(head)
    new DataView(tried.buffer).setUint32(head.length, n)
    return new Uint8Array(await crypto.subtle.digest('SHA-256', tried))
  }
  for (let from = 0; from < most; from += batch) {
    const keys = await Promise.all(Array.from({ length: batch }, (_, at) => keyOf(from + at)))
    const found = keys.findIndex(key => wanted.every((byte, at) => key[at] === byte))
    if (found !== -1) return `${from + found}.${hexOf(keys[found])}`
  }
  return ''
}

if (form && globalThis.crypto?.subtle) {
  const { ticket, proof, code } = form.elements
  // Begun while the page is read, so that nobody waits for it.
  const solved = ticket.value === '' ? null : solve(ticket.value).catch(() => '')
  let isSolved = solved === null
  form.addEventListener('submit', async event => {
    if (isSolved || code.value.trim() !== '') return
    event.preventDefault()
    const status = document.getElementById('begin-status')
    status.hidden = false
    // A device that is too slow has waited long enough to begin without.
    proof.value = await Promise.race([solved, new Promise(done => setTimeout(done, patience_ms, ''))])
    status.hidden = true
    isSolved = true
    form.submit()
  })
}
