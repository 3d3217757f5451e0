"""The network. The listener is the test's own, on loopback."""

from tests.attacks.attack import ALL, CALLS, Attack, got_there, visited

SOCKET = "import socket\n"

ATTACKS = [
    Attack("connects", SOCKET + "socket.create_connection(('127.0.0.1', PORT))", visited, ALL),
    Attack("connects by IPv6", SOCKET + "socket.create_connection(('::ffff:127.0.0.1', PORT))", visited, ALL),
    Attack("asks a web server", "import urllib.request\nurllib.request.urlopen(f'http://127.0.0.1:{PORT}', timeout=0.2)", visited, ALL),
    Attack("connects in an event loop", "import asyncio\nasyncio.run(asyncio.open_connection('127.0.0.1', PORT))", visited, ALL),
    Attack("sends a datagram", SOCKET + "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', PORT))\nprint('landed')", got_there, ALL),
    Attack("listens", SOCKET + "socket.create_server(('127.0.0.1', 0))\nprint('landed')", got_there, ALL),
    Attack("an abstract socket", SOCKET + "socket.socket(socket.AF_UNIX).bind('\\0chainrule')\nprint('landed')", got_there, ALL),
    Attack("asks the kernel about the network", SOCKET + "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)\nprint('landed')", got_there, CALLS),
    Attack("listens to the wire", SOCKET + "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)\nprint('landed')", got_there, ALL, needs_root=True),
    Attack("a pair of sockets", SOCKET + "socket.socketpair()\nprint('landed')", got_there, CALLS),
    Attack("hands a descriptor to the grader", SOCKET + "import array, os\nsocket.socket(fileno=os.dup(3)).sendmsg([b''], [(1, 1, array.array('i', [0]))])\nprint('landed')", got_there, CALLS),
]  # fmt: skip
