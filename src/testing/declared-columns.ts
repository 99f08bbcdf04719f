import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Module, parseSync, type TsType } from '@swc/core'
import { inSql } from '../platform/database/insert-rows.ts'
import { type AnyLedger, columnsOf, stampColumns } from '../platform/database/ledger.ts'

type Aliases = Map<string, TsType>

/** Every `type Name = …` of a file, exported or not. */
function aliasesOf({ body }: Module): Aliases {
  const aliases: Aliases = new Map()
  for (const item of body) {
    const declaration = item.type === 'ExportDeclaration' ? item.declaration : item
    if (declaration.type === 'TsTypeAliasDeclaration')
      aliases.set(declaration.id.value, declaration.typeAnnotation)
  }
  return aliases
}

/** The members of an object type by name, through aliases of the same file and intersections.
 * Refuses any other shape. */
function membersOf(type: TsType, aliases: Aliases): Map<string, TsType> {
  if (type.type === 'TsParenthesizedType') return membersOf(type.typeAnnotation, aliases)
  if (type.type === 'TsIntersectionType')
    return new Map(type.types.flatMap((part) => [...membersOf(part, aliases)]))
  if (type.type === 'TsTypeReference' && type.typeName.type === 'Identifier') {
    if (type.typeName.value === 'RowOf') return new Map()
    const named = aliases.get(type.typeName.value)
    if (named) return membersOf(named, aliases)
  }
  if (type.type !== 'TsTypeLiteral')
    throw new Error(`a table must be an object type of its own file, not ${type.type}`)
  return new Map(
    type.members.flatMap((member) => {
      if (member.type !== 'TsPropertySignature' || !member.typeAnnotation) return []
      if (member.key.type !== 'Identifier' && member.key.type !== 'StringLiteral') return []
      return [[member.key.value, member.typeAnnotation.typeAnnotation] as const]
    }),
  )
}

/** Every ledger of every room, by its table: its columns come from the shape of a contract. */
async function ledgers(root: string): Promise<AnyLedger[]> {
  const files = globSync('**/*.ledgers.ts', { cwd: root }).toSorted()
  const modules = await Promise.all(files.map((file) => import(join(root, file))))
  return modules.flatMap((declared) =>
    Object.values<AnyLedger>(declared).filter((value) => 'shape' in value),
  )
}

/** The columns that rooms declare for each table and view, read from the text of every
 * `*.tables.ts` and from the ledgers. */
export async function declaredColumns(): Promise<Map<string, string[]>> {
  const root = join(import.meta.dirname, '../rooms')
  const declared = new Map<string, string[]>()
  for (const file of globSync('**/*.tables.ts', { cwd: root }).toSorted()) {
    const aliases = aliasesOf(
      parseSync(readFileSync(join(root, file), 'utf8'), { syntax: 'typescript' }),
    )
    for (const [name, type] of aliases) {
      if (!name.endsWith('Tables')) continue
      for (const [table, columns] of membersOf(type, aliases))
        declared.set(inSql(table), [...membersOf(columns, aliases).keys()].map(inSql))
    }
  }
  for (const ledger of await ledgers(root))
    declared.set(inSql(ledger.table), [...stampColumns, ...columnsOf(ledger)].map(inSql))
  return declared
}
