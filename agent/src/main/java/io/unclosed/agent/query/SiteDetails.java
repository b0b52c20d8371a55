package io.unclosed.agent.query;

/**
 * What is known of a suspect or site beside the findings. Unlike the {@link AgentQueries} it never
 * waits, so that the heartbeat itself and the flight recorder's thread may ask.
 */
public interface SiteDetails {
  /** Knows nothing. */
  SiteDetails NONE =
      new SiteDetails() {
        @Override
        public String stack(String id) {
          return "";
        }

        @Override
        public long oldestResource(String id) {
          return 0;
        }
      };

  /** The commonest stack, one frame a line; empty when nothing has that id. */
  String stack(String id);

  /**
   * The number of the oldest open resource, as the flight recorder's opens give it; 0 when unknown.
   */
  long oldestResource(String id);
}
