// Frames that can be left out of the picture. What they take stays in what called them, so that all widths stay as they are.

import { isMethodKind } from './tree.js';

export const FOLDS = ['libraries', 'lambdas', 'chains'];

const LIBRARIES = new RegExp(
  `^(?:${[
    'java', 'javax', 'jdk', 'sun', 'com\\.sun', 'jakarta', 'kotlin', 'kotlinx', 'scala', 'groovy', 'clojure', 'junit', 'reactor', 'rx',
    'org\\.(?:junit|testng|apache|springframework|hibernate|slf4j|mockito|assertj|hamcrest|gradle|eclipse|jboss|h2|postgresql|codehaus)',
    'com\\.(?:fasterxml|google|zaxxer|mysql|github)', 'io\\.(?:netty|micrometer|opentelemetry|grpc|vertx|quarkus)', 'ch\\.qos', 'net\\.bytebuddy',
  ].join('|')})\\.`,
);
const LAMBDA = /\$\$Lambda|^lambda\$|^access\$\d/;

/** For each frame whether these folds leave it out. Chains are told apart node by node. */
export function foldedFrames({ className, method, kind }, folds) {
  const folded = new Uint8Array(method.length);
  for (let frame = 0; frame < folded.length; frame++) {
    if (!isMethodKind(kind[frame])) continue;
    const isLibrary = folds.has('libraries') && LIBRARIES.test(className[frame]);
    const isLambda = folds.has('lambdas') && (LAMBDA.test(method[frame]) || LAMBDA.test(className[frame]));
    if (isLibrary || isLambda) folded[frame] = 1;
  }
  return folded;
}
