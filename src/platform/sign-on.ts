import { NotPublic, type Outside } from './outside.ts'

/** A provider as it is asked. */
export type ProviderAt = { issuer: string; clientId: string; clientSecret: string }
/** What has to come back the same from a sign-in under way. */
export type Trip = { state: string; nonce: string; verifier: string }
/** Why a provider gave nothing: it cannot be reached, its address is not public, or what it says does
 * not fit what was asked. */
export type ProviderFailure = 'away' | 'not-public' | 'mismatch'
export type Told<Result> = { got: Result } | { failed: ProviderFailure }

const library = (): Promise<typeof import('openid-client')> => import('openid-client')
type Library = Awaited<ReturnType<typeof library>>
type Configured = Awaited<ReturnType<Library['discovery']>>

/** Works with a provider that is found by its issuer (OpenID Connect Discovery); its statements must
 * be signed by the keys it publishes. */
async function withProvider<Result>(
  outside: Outside,
  { issuer, clientId, clientSecret }: ProviderAt,
  work: (client: Library, config: Configured) => Promise<Result>,
): Promise<Told<Result>> {
  if (URL.parse(issuer)?.protocol !== 'https:') return { failed: 'not-public' }
  const client = await library()
  let failed: ProviderFailure = 'mismatch'
  const watched: Outside['fetch'] = async (url, sent) => {
    const answer = await outside.fetch(url, sent).catch((error: unknown) => {
      failed = error instanceof NotPublic ? 'not-public' : 'away'
      throw error
    })
    if (answer.status >= 500) failed = 'away'
    return answer
  }
  try {
    const config = await client.discovery(
      new URL(issuer),
      clientId,
      undefined,
      client.ClientSecretBasic(clientSecret),
      { [client.customFetch]: watched as never },
    )
    client.enableNonRepudiationChecks(config)
    return { got: await work(client, config) }
  } catch {
    return { failed }
  }
}

/** Where a browser goes to sign in, and what has to come back: authorization code with PKCE, state
 * and nonce. */
export const beginTrip = (
  outside: Outside,
  provider: ProviderAt,
  redirectUri: string,
): Promise<Told<Trip & { url: string }>> =>
  withProvider(outside, provider, async (client, config) => {
    const trip = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    }
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: 'openid profile',
      state: trip.state,
      nonce: trip.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
    })
    return { ...trip, url: url.href }
  })

/** Who came back: the subject, and the claim that was asked for, from the statement or, where it is
 * not in there, from the provider's answer about the person. */
export const endTrip = (
  outside: Outside,
  provider: ProviderAt,
  trip: Trip,
  { returned, claim }: { returned: string; claim: string },
): Promise<Told<{ subject: string; claimed: unknown }>> =>
  withProvider(outside, provider, async (client, config) => {
    const tokens = await client.authorizationCodeGrant(config, new URL(returned), {
      pkceCodeVerifier: trip.verifier,
      expectedState: trip.state,
      expectedNonce: trip.nonce,
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    if (!claims) throw new Error('no statement about the person')
    const claimed =
      claims[claim] ??
      (await client.fetchUserInfo(config, tokens.access_token, claims.sub).catch(() => null))?.[
        claim
      ]
    return { subject: claims.sub, claimed }
  })
