import { createHmac } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Caller, openCaller } from './caller.ts'

/** A message as any way out takes it; `link` is a whole address that opens after sign-in. */
export type Message = { title: string; detail: string | null; link: string | null }

/** Where a browser takes pushes, as it told us. */
export type Subscription = { endpoint: string; p256dh: string; auth: string }

/** What became of a sending: `gone` says that this address takes nothing any more. */
export type Sent = 'sent' | 'gone'

/** The ways out of an installation; one that was not set up is absent. Each throws while the other
 * side is away. */
export type Outbox = {
  mail?: (to: string, message: Message) => Promise<Sent>
  whatsapp?: (to: string, message: Message) => Promise<Sent>
  push?: { publicKey: string; send: (to: Subscription, message: Message) => Promise<Sent> }
}

/** What the environment says of the ways out. */
export type OutboxSettings = {
  /** `smtp://` or `smtps://` with user and password. */
  mailUrl: string | undefined
  mailFrom: string
  whatsappUrl: string | undefined
  whatsappSecret: string | undefined
  /** Where the keys of the pushes are kept. */
  pushKeysFile: string
  /** Whom a push service may write to: `https://…` or `mailto:…`. */
  contact: string
}

const textOf = ({ title, detail, link }: Message): string =>
  [title, detail, link].filter(Boolean).join('\n\n')

function statusToSent(status: number): Sent {
  if (status === 404 || status === 410) return 'gone'
  if (status < 200 || status >= 300) throw new Error(`Dijawab ${status}.`)
  return 'sent'
}

/** Mail through a server that speaks SMTP. A refusal of this one address (5xx) is for ever; a
 * server that is away throws. */
export function mailBy({
  mailUrl,
  mailFrom,
}: {
  mailUrl: string
  mailFrom: string
}): NonNullable<Outbox['mail']> {
  return async (to, message) => {
    const { createTransport } = await import('nodemailer')
    const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
    const transport = createTransport({ url: mailUrl, ...patience })
    try {
      await transport.sendMail({
        from: mailFrom,
        to: { name: '', address: to },
        subject: message.title,
        text: `${textOf(message)}\n\nSurat ini dikirim oleh Amanah. Tautan di atas meminta Anda masuk lebih dahulu.\n`,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return 'sent'
    } catch (error) {
      const { code, responseCode } = error as { code?: string; responseCode?: number }
      if (code === 'EENVELOPE' && (responseCode ?? 0) >= 500) return 'gone'
      throw error
    } finally {
      transport.close()
    }
  }
}

/** A gateway that passes texts on to WhatsApp: JSON `{to, text}`, with the time and
 * `hmac-sha256(secret, time + "." + body)` in its heads, so that it knows us and an old one. */
export function whatsappBy(
  { url, secret }: { url: string; secret: string },
  call: Caller,
  now: () => Date,
): NonNullable<Outbox['whatsapp']> {
  return async (to, message) => {
    const body = JSON.stringify({ to, text: textOf(message) })
    const time = String(Math.floor(now().getTime() / 1000))
    const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    const status = await call({
      url,
      body,
      headers: {
        'content-type': 'application/json',
        'x-amanah-time': time,
        'x-amanah-signature': `sha256=${signature}`,
      },
    })
    if (status === 404 || status === 410) throw new Error(`Dijawab ${status}.`)
    return statusToSent(status)
  }
}

/** The keys by which push services know this installation: made once, kept with mode 0600. */
async function pushKeys(file: string): Promise<{ publicKey: string; privateKey: string }> {
  if (!existsSync(file)) {
    const { default: webPush } = await import('web-push')
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    writeFileSync(file, JSON.stringify(webPush.generateVAPIDKeys()), { mode: 0o600, flag: 'wx' })
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** Pushes to browsers, sealed for each of them (RFC 8291). */
export async function pushBy(
  { pushKeysFile, contact }: Pick<OutboxSettings, 'pushKeysFile' | 'contact'>,
  call: Caller,
): Promise<NonNullable<Outbox['push']>> {
  const keys = await pushKeys(pushKeysFile)
  return {
    publicKey: keys.publicKey,
    send: async ({ endpoint, p256dh, auth }, message) => {
      const { default: webPush } = await import('web-push')
      const { headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(message),
        { vapidDetails: { subject: contact, ...keys }, TTL: 86_400 },
      )
      return statusToSent(
        await call({ url: endpoint, headers: headers as never, body: body ?? '' }),
      )
    },
  }
}

/** The ways out that the environment sets up; pushes need no setting. */
export async function openOutbox(
  settings: OutboxSettings,
  now: () => Date,
  call: Caller = openCaller(),
): Promise<Outbox> {
  const { mailUrl, mailFrom, whatsappUrl: url, whatsappSecret: secret } = settings
  return {
    ...(mailUrl && { mail: mailBy({ mailUrl, mailFrom }) }),
    ...(url && secret && { whatsapp: whatsappBy({ url, secret }, call, now) }),
    push: await pushBy(settings, call),
  }
}
