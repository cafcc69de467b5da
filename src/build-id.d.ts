/** Names one build of the product. The page and its workers compare it, so that an old page never talks to a new worker. */
declare const __BUILD_ID__: string;
