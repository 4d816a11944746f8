// The browser's scripts must run in browsers of the age of Chrome 109 and Firefox 115.
const compat = require("eslint-plugin-compat");

module.exports = [
  { ignores: ["builder/browser/vendor/**"] },
  {
    ...compat.configs["flat/recommended"],
    files: ["builder/browser/**/*.js"],
    languageOptions: { ecmaVersion: 2022, sourceType: "script" },
    rules: {
      "compat/compat": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "AssignmentExpression[left.property.name=/^(innerHTML|outerHTML)$/]",
          message: "Make elements and text nodes instead.",
        },
        { selector: "CallExpression[callee.name='eval']", message: "Nothing is evaluated." },
      ],
      "no-restricted-properties": [
        "error",
        { object: "document", property: "write", message: "Make elements instead." },
      ],
      "no-unused-vars": ["error", { caughtErrors: "none", ignoreRestSiblings: true }],
      eqeqeq: "error",
    },
  },
];
