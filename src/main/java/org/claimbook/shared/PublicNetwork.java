package org.claimbook.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/// Which addresses belong to the public internet: none of this machine, of a private network, or
/// set apart for something else (RFC 6890 and the registries of IANA that it names).
public final class PublicNetwork {

    /// A network by its first bits.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Block(byte[] start, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/", 2);
            return new Block(
                    InetAddress.ofLiteral(parts[0]).getAddress(), Integer.parseInt(parts[1]));
        }

        boolean has(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Block> SET_APART =
            blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // of what is global unicast: tunnels that lead to others, tests, documentation
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    /// All that is handed out of IPv6; what maps to IPv4 (NAT64, RFC 6052) is not among it.
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private PublicNetwork() {}

    /// An IPv4 address in the clothes of IPv6 is judged as what it is.
    public static boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        return (!(address instanceof Inet6Address) || GLOBAL_UNICAST.has(bytes))
                && SET_APART.stream().noneMatch(block -> block.has(bytes));
    }

    private static List<Block> blocks(String... texts) {
        return List.of(texts).stream().map(Block::of).toList();
    }
}
