"""What the marking process knows. The controls run where the key lies in the same process, as in a naive grader."""

from tests.attacks.attack import Attack, read_the_secret

WALK = "frame = sys._getframe()\nwhile frame:\n    print(str({**frame.f_globals, **frame.f_locals}.get('key')))\n    frame = frame.f_back"

ATTACKS = [
    Attack("walks up the frames", f"import sys\n{WALK}", read_the_secret),
    Attack("asks a traceback for its frame", "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    print(str(error.__traceback__.tb_frame.f_back.f_locals.get('key')))", read_the_secret),
    Attack("asks the collector", "import gc\ngc.unfreeze()\nprint([x for x in gc.get_objects() if type(x) is dict and 'answer' in x])", read_the_secret),
    Attack("reads the environment", "import os\nprint(dict(os.environ))", read_the_secret),
    Attack("reads its own memory", """
        import re
        for line in open('/proc/self/maps'):
            begin, end = (int(number, 16) for number in line.split()[0].split('-'))
            if ' rw' in line and end - begin < 1 << 26:
                with open('/proc/self/mem', 'rb') as f:
                    f.seek(begin)
                    print(*set(re.findall(rb'canary-[0-9a-f]{16}', f.read(end - begin))))""", read_the_secret),
    Attack("looks at other modules", "import sys\nprint([vars(module).get('KEY') for module in list(sys.modules.values())])", read_the_secret),
    Attack("waits for the key with a trace", "import sys\nsys.setprofile(lambda frame, *_: print(str(frame.f_locals.get('key'))))\nlen('')", read_the_secret),
]  # fmt: skip
