import { ProblemError, problem } from '@understory/model'
import type { Witness } from '@understory/server'
import { parseWitnessKey } from '@understory/tlog'

/**
 * The witnesses of `UNDERSTORY_WITNESSES`: a key and an address with a space between them, witnesses separated by semicolons
 * or line breaks. Throws a ProblemError that says which is wrong, and what would be right.
 */
export function witnessesOf(text: string | undefined): Witness[] {
  const entries = (text ?? '')
    .split(/[;\n]/)
    .map(entry => entry.trim())
    .filter(entry => entry !== '')
  const witnesses = entries.map((entry, n) => {
    const wrong = (what: string) =>
      wrongSetting(`witness ${n + 1}: ${what}`, '“name+id+key https://witness.example.org”')
    const [key = '', url = '', ...more] = entry.split(/\s+/)
    if (more.length > 0) throw wrong('it has more than a key and an address')
    const verifier = parseWitnessKey(key)
    if (!verifier.ok) throw wrong(verifier.reason)
    if (!URL.canParse(url)) throw wrong('it has no address')
    const { protocol, hostname } = new URL(url)
    const here = hostname === 'localhost' || hostname === '127.0.0.1'
    if (protocol !== 'https:' && !(protocol === 'http:' && here)) throw wrong('its address is not https')
    return { verifier: verifier.value, url }
  })
  const names = witnesses.map(one => one.verifier.name)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) throw wrongSetting(`${twice} stands twice`, 'each witness once')
  return witnesses
}

const wrongSetting = (what: string, expected: string): ProblemError =>
  new ProblemError(
    problem('bad-parameter', `UNDERSTORY_WITNESSES, ${what}.`, { where: 'UNDERSTORY_WITNESSES', expected }),
  )
