/** The cookies of one visitor while one page is drawn: what an action sets, the loaders after it already send. */
export function cookieJar(sent: string | null) {
  const cookies = new Map<string, string>()
  for (const pair of (sent ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim())
  }
  const set: string[] = []
  return {
    header: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    take(headers: Headers): void {
      for (const line of headers.getSetCookie()) {
        set.push(line)
        const [pair = '', ...attributes] = line.split(';')
        const at = pair.indexOf('=')
        const name = pair.slice(0, at).trim()
        const value = pair.slice(at + 1).trim()
        if (value === '' || attributes.some(one => /^\s*max-age=0\s*$/i.test(one))) cookies.delete(name)
        else cookies.set(name, value)
      }
    },
    /** Every Set-Cookie that came back, in order. */
    set: (): readonly string[] => set,
  }
}
