/** Asks better-auth; a GET without a body, a POST with one. Throws when it refuses. */
export async function askAuth<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(`/api/auth/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  })
  if (!response.ok) throw new Error(`the server answered ${response.status}`)
  return (await response.json()) as T
}
