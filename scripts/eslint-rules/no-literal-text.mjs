// Words on the screen belong to src/i18n, in both languages. This rule finds the ones that were typed into a component.

const WORDED_ATTRIBUTES = new Set([
  'title',
  'label',
  'placeholder',
  'aria-label',
  'aria-description',
  'description',
  'alt',
])
const LETTER = /\p{L}/u

/** @type {import('eslint').Rule.RuleModule} */
export const noLiteralText = {
  meta: {
    type: 'problem',
    docs: { description: 'refuse literal words in JSX' },
    schema: [],
    messages: { literal: 'Text "{{text}}" belongs to src/i18n.' },
  },
  create(context) {
    /** @param {import('eslint').Rule.Node} node @param {string} text */
    const check = (node, text) => {
      if (LETTER.test(text)) context.report({ node, messageId: 'literal', data: { text: text.trim().slice(0, 40) } })
    }
    /** @param {any} node an expression of JSX, for which the linter has no public type */
    const checkExpression = (node) => {
      if (node.type === 'Literal' && typeof node.value === 'string') check(node, node.value)
      if (node.type === 'TemplateLiteral') for (const part of node.quasis) check(part, part.value.raw)
      if (node.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(checkExpression)
      if (node.type === 'LogicalExpression') checkExpression(node.right)
    }
    return {
      JSXText: (/** @type {any} */ node) => check(node, node.value),
      'JSXElement > JSXExpressionContainer': (/** @type {any} */ node) => checkExpression(node.expression),
      'JSXFragment > JSXExpressionContainer': (/** @type {any} */ node) => checkExpression(node.expression),
      JSXAttribute(/** @type {any} */ node) {
        if (node.name.type !== 'JSXIdentifier' || !WORDED_ATTRIBUTES.has(node.name.name) || node.value === null) return
        checkExpression(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value)
      },
    }
  },
}
