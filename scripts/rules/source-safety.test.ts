import { describe, expect, test } from 'vitest'
import { importsOf, isCode, isTest, read, treeFiles } from './files.ts'

/** What runs in a deployment or in a browser: no tests, no benches, no build scripts. */
const shipped = treeFiles().filter(
  file =>
    (isCode(file) || /\.js$/.test(file)) &&
    !isTest(file) &&
    /^packages\/[a-z]+\/(src|public)\//.test(file) &&
    !/\/fixture\//.test(file),
)

/** Files in which a construct is safe, each with its reason. */
interface Rule {
  readonly what: string
  readonly pattern: RegExp
  readonly allowed?: Readonly<Record<string, string>>
}

const rules: readonly Rule[] = [
  { what: 'runs text as code', pattern: /(?<![.\w])eval\(|new Function\(|\bvm\.(run|Script)/ },
  {
    what: 'starts a command of the system',
    pattern: /node:child_process|\bexecSync\(|\bspawnSync\(/,
    allowed: {
      'packages/cli/src/serve/invent-in-child.ts':
        'this very program, with arguments of its own and no shell',
      'packages/record/src/engine/lock.ts':
        'Node with lines written in that file, to see a lock from another process; no shell',
    },
  },
  { what: 'turns the check of TLS certificates off', pattern: /rejectUnauthorized|NODE_TLS_REJECT/ },
  {
    what: 'uses a hash or cipher that is known to be weak',
    pattern:
      /createHash\('(md4|md5|sha1|ripemd160)'|createCipher\(|createCipheriv\('(?!aes-256-gcm|chacha20-poly1305)/,
  },
  {
    what: 'draws numbers that can be predicted',
    pattern: /Math\.random/,
    allowed: {
      'packages/publish/src/voting.ts': 'the order in which statements are shown is no secret',
      'packages/server/src/feeds/start-feeds.ts': 'the spread of retries is no secret',
    },
  },
  {
    what: 'puts markup into a page unescaped',
    pattern: /dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML|document\.write/,
    allowed: {
      'packages/web/src/charts/figure.tsx':
        'SVG that our own chart code drew through a DOM, which escapes text',
      'packages/web/src/pages/releases/release.tsx': 'JSON-LD with < escaped',
      'packages/web/src/root.tsx': 'our own style sheet, built with the pages',
    },
  },
  {
    what: 'opens what an outside document names (XML, YAML, LDAP, GraphQL)',
    pattern:
      /from '(xml2js|fast-xml-parser|sax|libxmljs2?|xpath|yaml|js-yaml|ldapjs|ldapts|graphql|ejs|handlebars|pug|nunjucks)'/,
  },
]

const findings = (rule: Rule): string[] =>
  shipped.filter(file => !rule.allowed?.[file] && rule.pattern.test(read(file)))

describe('shipped source', () => {
  test.each(rules)('$what: nowhere but in files listed with a reason', rule => {
    expect(findings(rule)).toEqual([])
  })

  test('lists no file that no longer needs its exception', () => {
    const stale = rules.flatMap(rule =>
      Object.keys(rule.allowed ?? {}).filter(file => !rule.pattern.test(read(file))),
    )
    expect(stale).toEqual([])
  })

  test('imports nothing by an address', () => {
    expect(shipped.filter(file => importsOf(read(file)).some(name => /^(https?:|data:)/.test(name)))).toEqual(
      [],
    )
  })

  test('no page loads a script, style or font from another site', () => {
    const pages = shipped.filter(file => file.startsWith('packages/web/'))
    const loads = /<(script|link|img|iframe)[^>]*(src|href)=["{`']+https?:/
    expect(pages.filter(file => loads.test(read(file)))).toEqual([])
  })
})
