/** Fetched when the first passkey is used: it takes a while to load, and most days nobody needs it. */
const library = (): Promise<typeof import('@simplewebauthn/server')> =>
  import('@simplewebauthn/server')

/** Where passkeys are at home: the one host of the region, and the page that asks. */
export type PasskeyHome = { rpID: string; origin: string }
export const homeAt = (publicUrl: string): PasskeyHome => {
  const { hostname, origin } = new URL(publicUrl)
  return { rpID: hostname, origin }
}

/** A passkey as it is kept; the public key in base64url. */
export type Passkey = { credentialId: string; publicKey: string; counter: number }
/** What a browser sends back when a passkey was made, in base64url. */
export type MadePasskey = { credentialId: string; clientData: string; attestation: string }
/** What a browser sends back when a passkey signed a challenge, in base64url. */
export type PasskeyAnswer = {
  credentialId: string
  clientData: string
  authenticatorData: string
  signature: string
}

/** ES256, EdDSA, RS256: what every device has, with signatures that fit into a small request. */
const algorithms = [-7, -8, -257]

/** What a browser needs to make a passkey, and the challenge in it. */
export async function askForNew(
  { rpID }: PasskeyHome,
  of: { region: string; userName: string; known: readonly string[] },
): Promise<{ options: string; challenge: string }> {
  const options = await (await library()).generateRegistrationOptions({
    rpName: `Amanah ${of.region}`,
    rpID,
    userName: of.userName,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: of.known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** What a browser needs to let one of these passkeys sign, and the challenge in it. */
export async function askToSign(
  { rpID }: PasskeyHome,
  known: readonly string[],
): Promise<{ options: string; challenge: string }> {
  const options = await (await library()).generateAuthenticationOptions({
    rpID,
    allowCredentials: known.map((id) => ({ id })),
    userVerification: 'preferred',
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** Whatever does not fit (host, page, challenge, signature, counter) is thrown by the library with
 * its reason; for us it is one answer. */
const orNull = <Result>(work: Promise<Result>): Promise<Result | null> => work.catch(() => null)
const common = { type: 'public-key', clientExtensionResults: {} } as const

/** The passkey that was made for this challenge at this host and page, or `null`. */
export async function madePasskey(
  { rpID, origin }: PasskeyHome,
  challenge: string,
  { credentialId: id, clientData, attestation }: MadePasskey,
): Promise<Passkey | null> {
  const made = await orNull(
    (await library()).verifyRegistrationResponse({
      response: {
        ...{ id, rawId: id, ...common },
        response: { clientDataJSON: clientData, attestationObject: attestation },
      },
      ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID },
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!made?.verified) return null
  const { id: credentialId, publicKey, counter } = made.registrationInfo.credential
  return { credentialId, publicKey: Buffer.from(publicKey).toString('base64url'), counter }
}

/** The new counter of a passkey that signed this challenge at this host and page, or `null`. */
export async function signedWith(
  { rpID, origin }: PasskeyHome,
  challenge: string,
  { publicKey, counter }: Passkey,
  { credentialId: id, clientData, authenticatorData, signature }: PasskeyAnswer,
): Promise<number | null> {
  const signed = await orNull(
    (await library()).verifyAuthenticationResponse({
      response: {
        ...{ id, rawId: id, ...common },
        response: { clientDataJSON: clientData, authenticatorData, signature },
      },
      ...{ expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID },
      credential: { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter },
      requireUserVerification: false,
    }),
  )
  return signed?.verified ? signed.authenticationInfo.newCounter : null
}
