import perfectionist from 'eslint-plugin-perfectionist';
import { defineConfig, globalIgnores } from 'eslint/config';
import typescript from 'typescript-eslint';

// Which folder may import which stands in .dependency-cruiser.cjs, and the form of the code in .prettierrc.json.
export default defineConfig(
  globalIgnores(['assets/', 'build/', 'dist/', 'lib/', '**/cdktf.out/', '**/.gen/', 'src/provider-alicloud/']),
  {
    files: ['**/*.{ts,mts}'],
    extends: [typescript.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { perfectionist },
    rules: {
      // A new member of a union, such as a kind of selection, makes this name every switch that lacks it: a `default:` hides none.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      'no-duplicate-imports': 'error',
      'perfectionist/sort-imports': ['error', { groups: ['builtin', 'external', 'parent', ['sibling', 'index']], newlinesBetween: 0 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
      // An interface may ask for a promise or an async generator where nothing is awaited.
      '@typescript-eslint/require-await': 'off',
      // `unknown` narrowed to a primitive counts as an object here.
      '@typescript-eslint/no-base-to-string': 'off',
      // The error that Node.js gives to a callback is not typed as an Error.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
    },
  },
  {
    // These read JSON that Terraform or this project wrote; a wrong assumption fails a test.
    files: ['cli/**', 'tools/**', 'test/**'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
