import ts from 'typescript';

/** A text that is written t`…` or said`…`, under the key that its translations have. */
export interface WrappedText {
  readonly key: string;
  readonly line: number;
  /** It would be said when its file is loaded, and the language is not set yet. */
  readonly isTooEarly: boolean;
}

/** A text of people that has no key to translate it by: a variable, or pieces put together. */
export interface KeylessText {
  readonly line: number;
}

/** The keys that a file of ours says texts by: the English sentence, with {0} for its first value. */
export function wrappedTexts(
  path: string,
  source: string,
): { readonly texts: readonly WrappedText[]; readonly keyless: readonly KeylessText[] } {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const functions = namesOfFunctions(file);
  const texts: WrappedText[] = [];
  const keyless: KeylessText[] = [];
  const visit = (node: ts.Node, isTooEarly: boolean): void => {
    const lineOf = () => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    if (ts.isTaggedTemplateExpression(node) && isOneOf(functions, node.tag)) {
      texts.push({ key: keyOf(node.template), line: lineOf(), isTooEarly });
    } else if (ts.isCallExpression(node) && isOneOf(functions, node.expression)) {
      const [first] = node.arguments;
      if (first !== undefined && ts.isStringLiteralLike(first))
        texts.push({ key: first.text, line: lineOf(), isTooEarly });
      // `said` hands on what it was given as a template.
      else if (!path.endsWith('common/said.ts')) keyless.push({ line: lineOf() });
    }
    ts.forEachChild(node, (child) => visit(child, isTooEarly && !isLater(node)));
  };
  visit(file, true);
  return { texts, keyless };
}

/** What `t` of @vscode/l10n and `said` of ours are called in a file. */
function namesOfFunctions(file: ts.SourceFile): ReadonlySet<string> {
  const names = file.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const from = statement.moduleSpecifier.text;
    if (from !== '@vscode/l10n' && !from.endsWith('/said.ts')) return [];
    const bindings = statement.importClause?.namedBindings;
    if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
    return bindings.elements
      .filter(({ name, propertyName }) => ['t', 'said'].includes((propertyName ?? name).text))
      .map(({ name }) => name.text);
  });
  return new Set(names);
}

function isOneOf(names: ReadonlySet<string>, node: ts.Node): boolean {
  return ts.isIdentifier(node) && names.has(node.text);
}

function keyOf(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  const spans = template.templateSpans.map(({ literal }, index) => `{${index}}${literal.text}`);
  return template.head.text + spans.join('');
}

/** Whether what is in a node is done only when somebody calls it. A class's fields are not: some are static. */
function isLater(node: ts.Node): boolean {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}
