  def keep(self, x: Tensor, features: List[Tensor]) -> Tensor:
    y = torch.leaky_relu(x, 0.20000000000000001)
    _0 = torch.append(features, y)
    return y

  def wave_judge(self, x: Tensor, at: int, p: List[Tensor], features: List[Tensor]) -> Tuple[Tensor, int]:
    x = (self).keep(torch.conv1d(x, p[at], p[at + 1], [1], [7]), features)
    at = at + 2
    for i in range(${wave_layers}):
      groups = torch.floordiv(torch.size(x, 1), torch.size(p[at], 1))
      x = (self).keep(torch.conv1d(x, p[at], p[at + 1], [4], [20], [1], groups), features)
      at = at + 2
    x = (self).keep(torch.conv1d(x, p[at], p[at + 1], [1], [2]), features)
    return (torch.conv1d(x, p[at + 2], p[at + 3], [1], [1]), at + 4)

  def spectrum_judge(self, x: Tensor, window: Tensor, at: int, p: List[Tensor], features: List[Tensor]) -> Tensor:
    s = (self).spectrum(torch.reshape(x, [-1, torch.size(x, 2)]), window)
    s = torch.reshape(s, [-1, 2, torch.size(s, 1), torch.size(s, 2), 2])
    s = torch.reshape(torch.permute(s, [0, 1, 4, 2, 3]), [torch.size(s, 0), 4, torch.size(s, 2), torch.size(s, 3)])
    x = (self).keep(torch.conv2d(s, p[at], p[at + 1], [1, 1], [3, 3]), features)
    at = at + 2
    for i in range(${spectrum_layers}):
      time = 1 + torch.remainder(i, 2)
      y = torch.leaky_relu(torch.conv2d(x, p[at], p[at + 1], [1, 1], [1, 1]), 0.20000000000000001)
      y = torch.conv2d(y, p[at + 2], p[at + 3], [time, 2], [1, 1])
      short = torch.conv2d(x, p[at + 4], p[at + 5], [time, 2])
      short = torch.slice(torch.slice(short, 2, 0, torch.size(y, 2)), 3, 0, torch.size(y, 3))
      x = (self).keep(y + short, features)
      at = at + 6
    return torch.conv2d(x, p[at], p[at + 1])

  def judge(self, x: Tensor, window: Tensor, p: List[Tensor]) -> Tuple[List[Tensor], List[Tensor]]:
    verdicts = annotate(List[Tensor], [])
    features = annotate(List[Tensor], [])
    at = 0
    wave = x
    for scale in range(${wave_scales}):
      verdict, at, = (self).wave_judge(wave, at, p, features)
      _0 = torch.append(verdicts, verdict)
      wave = torch.avg_pool1d(wave, [4], [2], [1])
    _1 = torch.append(verdicts, (self).spectrum_judge(x, window, at, p, features))
    return (verdicts, features)

  def persuade(self, truth: Tensor, made: Tensor, window: Tensor, p: List[Tensor]) -> Tuple[Tensor, Tensor]:
    fixed = annotate(List[Tensor], [])
    for i in range(torch.len(p)):
      _0 = torch.append(fixed, torch.detach(p[i]))
    _1, wanted, = (self).judge(truth, window, fixed)
    verdicts, features, = (self).judge(made, window, fixed)
    adversarial = annotate(List[Tensor], [])
    for i in range(torch.len(verdicts)):
      _2 = torch.append(adversarial, torch.mean(torch.relu(1 - verdicts[i])))
    matching = annotate(List[Tensor], [])
    for i in range(torch.len(features)):
      _3 = torch.append(matching, torch.mean(torch.abs(features[i] - wanted[i])))
    return (torch.mean(torch.stack(adversarial)), torch.mean(torch.stack(matching)))

  def discriminate(self, truth: Tensor, made: Tensor, window: Tensor, p: List[Tensor]) -> Tensor:
    rights, _0, = (self).judge(truth, window, p)
    wrongs, _1, = (self).judge(torch.detach(made), window, p)
    losses = annotate(List[Tensor], [])
    for i in range(torch.len(rights)):
      hinge = torch.mean(torch.relu(1 - rights[i])) + torch.mean(torch.relu(1 + wrongs[i]))
      _2 = torch.append(losses, hinge)
    return torch.mean(torch.stack(losses))
