package programs.real.leaks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka: a producer for each message, and some are not closed. Nobody listens: no broker is needed.
 */
final class KafkaProducerPerMessage implements Leak {
  private final List<KafkaProducer<String, String>> leftBehind = new ArrayList<>();

  @Override
  public void round(boolean forgets) {
    KafkaProducer<String, String> producer = producer();
    if (forgets) {
      leftBehind.add(producer);
    } else {
      producer.close(Duration.ZERO);
    }
  }

  private static KafkaProducer<String, String> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", "127.0.0.1:1"), new StringSerializer(), new StringSerializer());
  }
}
