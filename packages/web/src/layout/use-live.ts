import { useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'

/**
 * Asks again when the server says that there is new data; true once that happened. `shown` is the number of the snapshot the page was
 * drawn from; where the answer has none, the first number heard after loading stands for it. What is typed into forms stays.
 */
export function useLive(shown: number | null): boolean {
  const { revalidate } = useRevalidator()
  const [live, setLive] = useState(false)
  const last = useRef(shown)
  useEffect(() => {
    last.current = shown ?? last.current
  }, [shown])
  useEffect(() => {
    const events = new EventSource('/api/v1/events')
    events.addEventListener('snapshot', event => {
      const no = Number(JSON.parse(String(event.data)).no)
      const known = last.current
      last.current = known === null ? no : Math.max(known, no)
      if (known === null || no <= known) return
      setLive(true)
      void revalidate()
    })
    return () => events.close()
  }, [revalidate])
  return live
}
