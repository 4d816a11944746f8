// The stylesheets must work in browsers of the age of Chrome 109 and Firefox 115.
module.exports = {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [true, { severity: "error", ignorePartialSupport: true }],
    // Newer than Chrome 109, and unknown to the plugin's data.
    "function-disallowed-list": ["color-mix", "light-dark", "oklch", "oklab", "lab", "lch"],
    "declaration-no-important": true,
    "property-no-unknown": [true, { ignoreProperties: ["text-autospace"] }],
  },
};
