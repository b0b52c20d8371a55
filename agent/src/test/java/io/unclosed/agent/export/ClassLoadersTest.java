package io.unclosed.agent.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassLoadersTest {
  private static final String PRINTED =
      """
      ClassLoader         Parent              CLD*             Classes   ChunkSz   BlockSz  Type
      0x00007f5ad8000a08  0x0000000000000000  0x00007f5b5811d020     2       768       529  shop.Deploy
      0x00007f5ad8000a08  0x0000000000000000  0x00007f5b58136240     3       768       529  shop.Deploy
                                                                     5       256       160   + hidden classes
      0x00007f5ad707af08  0x00007f5ad707d1e8  0x00007f5b5810ae70    37      4096      2545  io.unclosed.AgentClassLoader
      0x0000000000000000  0x0000000000000000  0x00007f5b5810ae70   638    586368     54330  <boot class loader>
      Total = 4                                                    685    592256     58093
      ChunkSz: Total size of all allocated metaspace chunks
      """;

  @Test
  void printed_isSummedByType_withHiddenClasses() {
    ClassLoaders loaders = ClassLoaders.parse(PRINTED);
    assertThat(loaders.of("shop.Deploy")).isEqualTo(new ClassLoaders.Count(2, 10, 1_792));
    assertThat(loaders.all()).isEqualTo(new ClassLoaders.Count(3, 648, 588_160));
  }

  @Test
  void ownLoader_isLeftOut() {
    assertThat(ClassLoaders.parse(PRINTED).types())
        .containsExactly("shop.Deploy", "<boot class loader>");
  }

  @Test
  void anythingElse_isEmpty() {
    assertThat(ClassLoaders.parse("no such command\n\n0x1 2").types()).isEmpty();
  }
}
