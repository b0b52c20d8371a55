package io.unclosed.agent.ledger;

/** Is told when somebody asks for the platform's MBean server, on the thread that asks. */
public interface ServerListener {
  /** May be called often; must not throw. */
  void serverAsked(Object server);
}
