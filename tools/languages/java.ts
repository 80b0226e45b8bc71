import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { attempt, run } from './command';
import type { Language } from './language';
import { packagesOf } from './pack';
import { pageProgram } from './programs';

const COPY_DEPENDENCIES = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies';

const CLASSES: Readonly<Record<string, string>> = { readme: 'Readme', rich: 'Rich', wrong: 'Wrong' };

/** Java: the jars from a repository, and `javac -Xlint:all -Werror`. */
export const JAVA: Language = {
  name: 'Java',
  exception: 'java.lang.RuntimeException: Error: ',
  prepare: (project, folder) => {
    const { maven } = project.targets.java;
    writeFileSync(
      join(folder, 'pom.xml'),
      `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>programs</groupId>
  <artifactId>programs</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <repositories>
    <repository>
      <id>packed</id>
      <url>${pathToFileURL(join(packagesOf(project), 'java')).href}</url>
    </repository>
  </repositories>
  <dependencies>
    <dependency>
      <groupId>${maven.groupId}</groupId>
      <artifactId>${maven.artifactId}</artifactId>
      <version>${project.version}</version>
    </dependency>
  </dependencies>
</project>
`,
    );
    // A repository of its own: packages of the same version that were made before are not taken.
    const repository = join(folder, 'repository');
    run('mvn', ['--quiet', '--batch-mode', `-Dmaven.repo.local=${repository}`, COPY_DEPENDENCIES, '-DoutputDirectory=jars'], folder);
    mkdirSync(join(folder, 'classes'));
    writeFileSync(join(folder, 'Readme.java'), pageProgram(project, 'docs/languages/java.md', 'java'));
    for (const name of ['Rich.java', 'Wrong.java']) {
      copyFileSync(join(project.folder, 'test', 'languages', 'java', name), join(folder, name));
    }
    const jars = join(folder, 'jars', '*');
    const sources = Object.values(CLASSES).map((name) => `${name}.java`);
    run('javac', ['-Xlint:all', '-Werror', '-classpath', jars, '-d', 'classes', ...sources], folder);
    return (program, cwd) => attempt('java', ['-classpath', [jars, join(folder, 'classes')].join(delimiter), CLASSES[program]], cwd);
  },
};
