/** The code of a voter stays in the browser that began; a kiosk forgets it with the next person. */
const cookieOf = (slug: string): string => `understory-voter-${slug}`

/** The voter of this browser in a series; null where nobody began. */
export const voterOf = (request: Request, slug: string): string | null => {
  const found = (request.headers.get('cookie') ?? '')
    .split(/;\s*/)
    .find(one => one.startsWith(`${cookieOf(slug)}=`))
  return found ? decodeURIComponent(found.slice(cookieOf(slug).length + 1)) : null
}

export const voterCookie = (request: Request, slug: string, voter: string): string => {
  const secure = new URL(request.url).protocol === 'https:' ? '; Secure' : ''
  return `${cookieOf(slug)}=${encodeURIComponent(voter)}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax${secure}`
}
