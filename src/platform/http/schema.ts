import * as z from 'zod/mini'
import type { AnyRoute } from '../../kernel/contract.ts'

export type JsonSchema = {
  [key: string]: unknown
  type?: string | string[]
  properties?: Record<string, JsonSchema>
  anyOf?: JsonSchema[]
}

/** JSON schema of a zod shape, without the draft marker that the serialiser does not know. */
export function schemaOf(shape: z.ZodMiniType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io,
    unrepresentable: 'any',
  }) as JsonSchema
  return schema
}

function wanted(schema: JsonSchema | undefined): Set<string> {
  if (!schema) return new Set()
  const own = Array.isArray(schema.type) ? schema.type : schema.type ? [schema.type] : []
  return new Set([...own, ...(schema.anyOf ?? []).flatMap((branch) => [...wanted(branch)])])
}

/** Query and path values arrive as text; numbers and booleans are read where the contract asks for
 * them. */
export function readText(
  schema: JsonSchema,
  raw: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => {
      const kinds = wanted(schema.properties?.[name])
      if (typeof value !== 'string' || kinds.has('string')) return [name, value]
      if ((kinds.has('integer') || kinds.has('number')) && /^-?\d+(\.\d+)?$/.test(value))
        return [name, Number(value)]
      if (kinds.has('boolean') && (value === 'true' || value === 'false'))
        return [name, value === 'true']
      return [name, value]
    }),
  )
}

/** The published description of every route (OpenAPI 3.1). */
export function openApiOf(routes: readonly AnyRoute[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Amanah',
      version,
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    paths,
  }
}

function operationOf(route: AnyRoute): unknown {
  const input = schemaOf(route.input, 'input')
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => String(name))
  const bodied = route.method !== 'GET' && route.method !== 'DELETE'
  const properties = Object.entries(input.properties ?? {})
  const required = new Set((input.required as string[] | undefined) ?? [])
  const parameters = properties
    .filter(([name]) => inPath.includes(name) || !bodied)
    .map(([name, schema]) => ({
      name,
      in: inPath.includes(name) ? 'path' : 'query',
      required: inPath.includes(name) || required.has(name),
      schema,
    }))
  const body = Object.fromEntries(
    properties
      .filter(([name]) => !inPath.includes(name))
      .map(([name, schema]) => [
        name,
        route.secrets.includes(name) ? { ...schema, writeOnly: true, format: 'password' } : schema,
      ]),
  )
  const bodySchema = {
    type: 'object',
    properties:
      route.takes === 'upload' ? { ...body, file: { type: 'string', format: 'binary' } } : body,
    required: [...required].filter((name) => name in body),
  }
  const media = route.takes === 'upload' ? 'multipart/form-data' : 'application/json'
  return {
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : {}),
    parameters,
    ...(bodied && (Object.keys(body).length > 0 || route.takes === 'upload')
      ? { requestBody: { required: true, content: { [media]: { schema: bodySchema } } } }
      : {}),
    responses: {
      200: {
        description: 'Berhasil',
        content: contentOf(route),
      },
      default: { description: 'Ditolak', content: { 'application/problem+json': {} } },
    },
  }
}

function contentOf({ gives, output }: AnyRoute): unknown {
  if (gives === 'file') return { 'application/octet-stream': {} }
  return gives === 'page'
    ? { 'text/html': {} }
    : { 'application/json': { schema: schemaOf(output, 'output') } }
}
