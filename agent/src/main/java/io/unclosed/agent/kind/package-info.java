/** What is traced and where: one file a kind, each a list of join points. Says where, never how. */
@NullMarked
package io.unclosed.agent.kind;

import org.jspecify.annotations.NullMarked;
