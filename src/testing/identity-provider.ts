import { Provider } from 'oidc-provider'
import type { Outside } from '../platform/outside.ts'
import { openStandIn, type Serve } from './stand-in.ts'

export const redirectUri = 'https://amanah.uji.example/masuk/sso'
const host = 'sso.uji.example'

/** A real provider on this machine, and the way to it: its name leads to loopback, its certificate is
 * trusted, for the tests alone. Whoever signs in there is `subject`, with `claims`. */
export async function openIdentityProvider(): Promise<{
  issuer: string
  outside: Outside
  person: { subject: string; claims: Record<string, string> }
  /** What a browser does there: from the address of the sign-in to the one it comes back with. */
  visit: (url: string) => Promise<URLSearchParams>
  close: () => Promise<void>
}> {
  const person = { subject: 'orang-1', claims: {} as Record<string, string> }
  let serve: Serve = () => undefined
  const { origin, outside, close } = await openStandIn(host, (...came) => serve(...came))
  const issuer = origin
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'amanah', client_secret: 'rahasia-klien', redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], profile: ['nip', 'email'] },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, ...person.claims }),
    }),
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
  const callback = provider.callback()
  serve = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    void provider.interactionFinished(request, response, { login: { accountId: person.subject } })
  }
  const visit = async (url: string): Promise<URLSearchParams> => {
    const cookies = new Map<string, string>()
    let at = url
    for (let hop = 0; hop < 8 && !at.startsWith(redirectUri); hop++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await outside.fetch(at, { headers: { cookie } })
      for (const set of answer.headers.getSetCookie()) {
        const [name = '', value = ''] = set.split(';')[0]?.split(/=(.*)/s) ?? []
        cookies.set(name, value)
      }
      const next = answer.headers.get('location')
      if (!next) throw new Error(`the provider stopped: ${answer.status} ${await answer.text()}`)
      at = new URL(next, at).href
    }
    return new URL(at).searchParams
  }
  return { issuer, outside, person, visit, close }
}
