import { expect, it } from 'vitest'
import { asApplication, inDatabase } from './roles.ts'

const url = 'postgres://pemda:rah%2Fasia%401@db.example:5433/sakip?sslmode=require'

it('connects as the application with a password that follows from the owner and differs from it', () => {
  const { connectionString = '' } = asApplication({ connectionString: url })
  const application = new URL(connectionString)

  expect([
    application.username,
    application.host,
    application.pathname,
    application.search,
  ]).toEqual(['amanah_app', 'db.example:5433', '/sakip', '?sslmode=require'])
  expect(application.password).toMatch(/^[\w-]{43}$/)
  expect(asApplication({ connectionString: url })).toEqual({ connectionString })
  expect(asApplication({ user: 'pemda', password: 'rah/asia@1' }).password).toBe(
    application.password,
  )
  expect(asApplication({ user: 'pemda', password: 'lain' }).password).not.toBe(application.password)
})

it('needs no password on the private socket', () => {
  expect(asApplication({ host: '/run/amanah', user: 'amanah' })).toEqual({
    host: '/run/amanah',
    user: 'amanah_app',
  })
  expect(
    new URL(
      asApplication({ connectionString: 'postgres://pemda@db.example/sakip' }).connectionString ??
        '',
    ).password,
  ).toBe('')
})

it('changes only the database', () => {
  expect(inDatabase({ connectionString: url }, 'lain')).toEqual({
    connectionString: url.replace('/sakip', '/lain'),
  })
  expect(inDatabase({ host: '/run/amanah', database: 'amanah' }, 'lain')).toEqual({
    host: '/run/amanah',
    database: 'lain',
  })
})
