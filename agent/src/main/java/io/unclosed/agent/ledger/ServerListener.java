package io.unclosed.agent.ledger;

/**
 * Is told when somebody asks for the platform's MBean server or loads a native library, on the
 * thread that does.
 */
public interface ServerListener {
  /** May be called often; must not throw. */
  void serverAsked(Object server);

  /** A native library was loaded, by the name or path {@code name}; must not throw. */
  void libraryLoaded(Object name);
}
