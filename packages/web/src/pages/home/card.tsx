/** A way on, with one sentence about what is there. */
export function Card({
  title,
  text,
  href,
  link,
}: {
  title: string
  text: string
  href: string
  link: string
}) {
  return (
    <section className="card">
      <h2>{title}</h2>
      <p>{text}</p>
      <p>
        <a href={href}>{link}</a>
      </p>
    </section>
  )
}
